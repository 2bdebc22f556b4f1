/**
 * All commands. The keymap, the native menu, the command palette and the help read this list. The
 * feature that owns a command binds its action.
 */
export interface CommandRow {
  readonly id: string;
  readonly title: string;
  readonly group: CommandGroup;
  /**
   * Chords in the form `Mod+Alt+Shift+F`. `Mod` is Ctrl, or Cmd on macOS. A letter or sign means the
   * typed character, so the keyboard layout does not matter. A digit means the digit key, with or
   * without Shift. `Gamepad:0` and `Pedal:0` are buttons of a gamepad and of a HID pedal, counted from
   * 0.
   */
  readonly shortcuts: readonly string[];
  /** Where the shortcut works: while the focus is in that region, or anywhere in the window. */
  readonly scope: CommandScope;
  /** Hidden in the command palette, because it is useful only as a shortcut (a digit, an arrow). */
  readonly shortcutOnly?: boolean;
}

export type CommandScope =
  | 'everywhere'
  | 'desk'
  | 'scorecard'
  | 'queue'
  | 'rubrics'
  | 'plans'
  | 'insights'
  | 'calibration';
export type CommandGroup =
  | 'Playback'
  | 'Transcript'
  | 'Tags'
  | 'Scorecard'
  | 'Queue'
  | 'Rubrics'
  | 'Plans'
  | 'Insights'
  | 'Calibration'
  | 'Edit'
  | 'View'
  | 'Workspace';

type ShortcutList = string | readonly string[];
type Extra = Pick<CommandRow, 'shortcutOnly'>;

const group =
  (name: CommandGroup, scope: CommandScope) =>
  (id: string, title: string, keys: ShortcutList = [], extra: Extra = {}) =>
    ({
      id,
      title,
      group: name,
      scope,
      shortcuts: typeof keys === 'string' ? [keys] : keys,
      ...extra,
    }) satisfies CommandRow;

const playback = group('Playback', 'desk');
const transcript = group('Transcript', 'desk');
const tags = group('Tags', 'desk');
const scorecard = group('Scorecard', 'scorecard');
const acceptAll = group('Scorecard', 'desk');
const queue = group('Queue', 'desk');
const inQueue = group('Queue', 'queue');
const rubrics = group('Rubrics', 'rubrics');
const plans = group('Plans', 'plans');
const insights = group('Insights', 'insights');
const calibration = group('Calibration', 'calibration');
const edit = group('Edit', 'everywhere');
const view = group('View', 'everywhere');
const workspace = group('Workspace', 'everywhere');

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const shortcutOnly = { shortcutOnly: true };

export const commandRows: readonly CommandRow[] = [
  playback('play.toggle', 'Play or pause', 'Space'),
  playback('play.back', 'Back 3 seconds', 'J'),
  playback('play.pause', 'Pause', 'K'),
  playback('play.forward', 'Forward 3 seconds', 'L'),
  playback('play.slower', 'Slower', '['),
  playback('play.faster', 'Faster', ']'),
  playback('play.normal-speed', 'Normal speed', '\\'),
  playback('play.back-and-slower', 'Replay slower (press again for normal speed)', 'R'),
  playback('play.loop', 'Loop the selection or turn', 'O'),
  playback('play.skip-silence', 'Skip silence', 'G'),
  playback('play.next-mark', 'Next marker', 'M'),
  playback('play.previous-mark', 'Previous marker', 'Shift+M'),
  playback('wave.zoom-in', 'Zoom in on the waveform', ['Alt+=', 'Alt++']),
  playback('wave.zoom-out', 'Zoom out of the waveform', 'Alt+-'),
  playback('wave.zoom-fit', 'Show the whole waveform', 'Alt+0'),

  transcript('word.back', 'Previous word', 'ArrowLeft'),
  transcript('word.on', 'Next word', 'ArrowRight'),
  transcript('turn.back', 'Previous turn', 'ArrowUp'),
  transcript('turn.on', 'Next turn', 'ArrowDown'),
  transcript('select.word-back', 'Extend selection back by a word', 'Shift+ArrowLeft'),
  transcript('select.word-on', 'Extend selection by a word', 'Shift+ArrowRight'),
  transcript('select.turn-back', 'Extend selection back by a turn', 'Shift+ArrowUp'),
  transcript('select.turn-on', 'Extend selection by a turn', 'Shift+ArrowDown'),
  transcript('select.clear', 'Clear the selection', 'Escape'),
  transcript('transcript.follow', 'Follow the spoken word', 'T'),
  transcript('transcript.find', 'Find in this call', ['/', 'F3']),
  transcript('correction.write', 'Correct the selected words', 'W'),
  transcript('turn.check', 'Mark the turn as checked', 'Shift+W'),
  transcript('reply.write', 'Write a better reply', 'B'),
  transcript('verdict.focus', 'Verdicts on Retell’s analysis', 'V'),
  transcript('verdict.sentiment-agreed', 'Agree with Retell’s sentiment'),
  transcript('verdict.sentiment-corrected', 'Correct Retell’s sentiment'),
  transcript('verdict.sentiment-disputed', 'Dispute Retell’s sentiment'),
  transcript('verdict.success-agreed', 'Agree with Retell’s outcome'),
  transcript('verdict.success-corrected', 'Correct Retell’s outcome'),
  transcript('verdict.success-disputed', 'Dispute Retell’s outcome'),
  transcript('words.earlier', 'Shift word timing 20 ms earlier', 'Alt+ArrowLeft'),
  transcript('words.later', 'Shift word timing 20 ms later', 'Alt+ArrowRight'),
  transcript('words.reset', 'Reset word timing'),
  transcript('transcript.unmask', 'Show unredacted transcript'),
  transcript('link.copy', 'Copy a link to this moment', 'Mod+Shift+C'),
  transcript('link.dashboard', 'Open in Retell’s dashboard'),

  ...digits.map((digit) => tags(`tag.${digit}`, `Tag ${digit}`, `${digit}`, shortcutOnly)),
  ...digits.map((digit) =>
    tags(`tag-comment.${digit}`, `Tag ${digit} with a comment`, `Shift+${digit}`, shortcutOnly),
  ),

  tags('tag.choose', 'Add a tag', 'A'),
  tags('tag.next-applied', 'Next tag in the call', 'N'),
  tags('tag.previous-applied', 'Previous tag in the call', 'Shift+N'),
  tags('tag.comment-at-hand', 'Comment on the selected tag', 'C'),

  tags('scorecard.focus', 'Go to the scorecard', 'S'),
  scorecard('criterion.previous', 'Previous criterion', 'ArrowUp', shortcutOnly),
  scorecard('criterion.next', 'Next criterion', 'ArrowDown', shortcutOnly),
  ...digits.map((digit) =>
    scorecard(`answer.${digit}`, `Answer ${digit}`, `${digit}`, shortcutOnly),
  ),
  ...digits.map((digit) =>
    scorecard(
      `answer-stay.${digit}`,
      `Answer ${digit} and stay on the criterion`,
      `Shift+${digit}`,
      shortcutOnly,
    ),
  ),
  scorecard('answer.not-applicable', 'Not applicable', 'N', shortcutOnly),
  scorecard('answer.comment', 'Comment on the criterion', 'C', shortcutOnly),
  scorecard('answer.evidence', 'Attach the selection as evidence', 'E', shortcutOnly),
  scorecard('answer.clear', 'Clear the answer', ['Delete', 'Backspace'], shortcutOnly),
  scorecard('proposal.accept', 'Accept the proposed answer', 'P'),
  scorecard('proposal.next-place', 'Next place in the call for the proposed answer', 'V'),
  acceptAll('proposal.accept-all', 'Accept all proposed answers', 'Shift+P'),
  scorecard('scorecard.leave', 'Back to the transcript', ['Escape', 'S'], shortcutOnly),

  edit('review.submit', 'Submit and open the next call', 'Mod+Enter'),
  queue('queue.next', 'Next call', '.'),
  queue('queue.previous', 'Previous call', ','),
  queue('review.flag', 'Flag for second review', 'F'),
  queue('review.skip', 'Skip with a reason', 'X'),
  queue('review.reopen', 'Reopen the review'),
  queue('review.void', 'Void the review'),
  queue('review.start', 'Start a new review of this call'),
  queue('review.others', 'Go to the other reviews of this call'),
  inQueue('queue.row-up', 'Row up', 'ArrowUp', shortcutOnly),
  inQueue('queue.row-down', 'Row down', 'ArrowDown', shortcutOnly),
  inQueue('queue.page-up', 'Page up', 'PageUp', shortcutOnly),
  inQueue('queue.page-down', 'Page down', 'PageDown', shortcutOnly),
  inQueue('queue.first', 'First call', 'Home', shortcutOnly),
  inQueue('queue.last', 'Last call', 'End', shortcutOnly),
  inQueue('queue.open', 'Open the call', 'Enter', shortcutOnly),
  view('queue.filter', 'Filter the queue', 'Mod+F'),
  view('queue.focus', 'Go to the queue', 'Mod+1'),
  view('queue.toggle', 'Hide or show the queue', 'Mod+B'),
  view('transcript.focus', 'Go to the transcript', 'Mod+2'),
  view('queue.clear-filters', 'Clear filters'),
  view('queue.saved', 'Open a saved queue'),
  view('queue.save', 'Save this queue'),
  view('queue.rename', 'Rename the saved queue'),
  view('queue.delete', 'Delete the saved queue'),
  view('queue.fetch-matching', 'Load matching calls from Retell'),

  rubrics('rubric.previous', 'Previous line of the outline', 'ArrowUp', shortcutOnly),
  rubrics('rubric.next', 'Next line of the outline', 'ArrowDown', shortcutOnly),
  rubrics('rubric.add-criterion', 'Add criterion', 'N'),
  rubrics('rubric.add-section', 'Add section', 'Shift+N'),
  rubrics('rubric.duplicate', 'Duplicate criterion', 'Mod+D'),
  rubrics('rubric.move-up', 'Move up', 'Alt+ArrowUp'),
  rubrics('rubric.move-down', 'Move down', 'Alt+ArrowDown'),
  rubrics('rubric.remove', 'Remove from the rubric', ['Delete', 'Backspace']),
  rubrics('rubric.publish', 'Publish the rubric', 'Mod+Enter'),
  rubrics('rubric.import', 'Import a rubric'),
  rubrics('rubric.export', 'Export the rubric'),
  rubrics('rubric.compare', 'Compare versions of the rubric'),

  plans('plan.new', 'New plan', 'N'),
  plans('plan.edit', 'Edit the plan', 'E'),
  plans('plan.save', 'Save the plan', 'Mod+Enter'),
  plans('plan.cancel', 'Leave the plan without saving'),
  plans('plan.draw', 'Draw the calls of the plan now', 'D'),
  plans('plan.open-queue', 'Open the plan in the queue', 'O'),
  plans('plan.repeat', 'Repeat the draw', 'R'),
  plans('plan.replace', 'Replace the drawn call', 'X'),
  plans('plan.requeue', 'Put the replaced call back'),
  plans('plan.carry-over', 'Carry over calls that are not reviewed', 'C'),
  plans('plan.close', 'Close or reopen the plan'),
  plans('plan.previous', 'Previous plan', 'Alt+ArrowUp'),
  plans('plan.next', 'Next plan', 'Alt+ArrowDown'),
  plans('plan.call-up', 'Previous drawn call', 'ArrowUp', shortcutOnly),
  plans('plan.call-down', 'Next drawn call', 'ArrowDown', shortcutOnly),

  insights('insights.overview', 'Insights: overview', '1'),
  insights('insights.criteria', 'Insights: criteria', '2'),
  insights('insights.causes', 'Insights: root causes', '3'),
  insights('insights.tags', 'Insights: tags', '4'),
  insights('insights.retell', 'Insights: Retell’s verdict', '5'),
  insights('insights.versions', 'Insights: versions', '6'),
  insights('insights.measures', 'Insights: measures', '7'),
  insights('insights.reviewers', 'Insights: reviewers', '8'),
  insights('insights.brief', 'Insights: brief', '9'),
  insights('insights.period-length', 'Show trends by day, week or month', 'P'),
  insights('insights.clear-filters', 'Clear the filters of Insights'),
  insights('insights.brief-html', 'Save the brief as HTML'),
  insights('insights.brief-pdf', 'Save the brief as PDF'),
  insights('insights.brief-markdown', 'Save the brief as Markdown'),

  calibration('calibration.new', 'New calibration session', 'N'),
  calibration('calibration.edit', 'Edit the session', 'E'),
  calibration('calibration.save', 'Save the session', 'Mod+Enter'),
  calibration('calibration.cancel', 'Leave the session without saving'),
  calibration('calibration.review', 'Review my calls of the session', 'O'),
  calibration('calibration.reveal', 'Reveal the session', 'R'),
  calibration('calibration.close', 'Close or reopen the session'),
  calibration('calibration.export-session', 'Export the session for other computers', 'X'),
  calibration('calibration.export-results', 'Export my results of the session'),
  calibration('calibration.import', 'Import a session or results', 'I'),
  calibration('calibration.previous', 'Previous session', 'Alt+ArrowUp'),
  calibration('calibration.next', 'Next session', 'Alt+ArrowDown'),
  calibration('calibration.difference-up', 'Previous differing answers', 'ArrowUp', shortcutOnly),
  calibration('calibration.difference-down', 'Next differing answers', 'ArrowDown', shortcutOnly),
  calibration('calibration.play', 'Play the moment of the differing answers', 'P'),
  calibration('calibration.agree', 'Record the agreed answer', 'A'),

  edit('edit.undo', 'Undo', 'Mod+Z'),
  edit('edit.redo', 'Redo', ['Mod+Shift+Z', 'Mod+Y']),
  edit('comment.templates', 'Insert a comment template', 'Mod+;'),

  view('screen.desk', 'Desk', 'Mod+3'),
  view('screen.rubrics', 'Rubrics', 'Mod+4'),
  view('screen.plans', 'Plans', 'Mod+5'),
  view('screen.insights', 'Insights', 'Mod+6'),
  view('screen.calibration', 'Calibration', 'Mod+7'),

  view('search.everywhere', 'Search transcripts', 'Mod+Shift+F'),
  view('history.toggle', 'History', 'Mod+H'),
  view('palette.open', 'Command palette', 'Mod+K'),
  view('help.open', 'Keyboard shortcuts', ['?', 'F1']),
  view('panel.scorecard', 'Show the scorecard'),
  view('panel.tags', 'Show the tags'),
  view('panel.facts', 'Show details', 'I'),
  view('view.unbiased', 'Turn unbiased mode on or off'),
  view('view.theme', 'Switch between dark and light'),
  view('view.zoom-in', 'Zoom in', ['Mod+=', 'Mod++']),
  view('view.zoom-out', 'Zoom out', 'Mod+-'),
  view('view.zoom-reset', 'Actual size', 'Mod+0'),

  workspace('call.remove', 'Remove this call from this computer'),
  workspace('window.second', 'Open this call in a second window', 'Mod+Shift+N'),
  workspace('export.open', 'Export', 'Mod+E'),
  workspace('reviews.import', 'Import reviews'),
  workspace('reviewer.switch', 'Switch reviewer', 'Mod+Shift+U'),
  workspace('settings.open', 'Settings', 'Mod+,'),
  workspace('workspace.close', 'Switch workspace', 'Mod+Shift+O'),
  workspace('workspace.replace-key', 'Replace API key'),
  workspace('sync.pause', 'Pause or resume sync'),
  workspace('tour.start', 'Start tour'),
  workspace('help.diagnostics', 'Copy diagnostics'),
  workspace('sync.now', 'Check for new calls', 'Mod+Shift+R'),
];

export type CommandId = string;
