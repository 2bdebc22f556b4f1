import type { CommandRegistry } from '../../commands/registry.ts';
import type { AutosaveStore } from '../../work/autosave.ts';
import { CommentBar } from './comment-bar.tsx';
import { createTagsStore } from './store.ts';
import { tagActions, type TagDeps, type TagsParts } from './tag-actions.ts';
import { TagLegend } from './tag-legend.tsx';
import { TagPicker } from './tag-picker.tsx';
import { tagNavigation, type TagNavigationDeps } from './tag-navigation.ts';
import { TagsPanel } from './tags-panel.tsx';
import './tags.css';

interface TagsFeatureDeps extends TagDeps {
  readonly registry: CommandRegistry;
  readonly draftStore: AutosaveStore;
  readonly focusTranscript: () => void;
  readonly nowMs: TagNavigationDeps['nowMs'];
}

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** Tagging: the shortcuts, the tag bar, the tag list, the comment bar and the panel. */
export function createTagsFeature(deps: TagsFeatureDeps) {
  const store = createTagsStore();
  const actions = tagActions(store, deps);
  const parts: TagsParts = {
    store,
    work: deps.work,
    tagSet: deps.tagSet,
    draftStore: deps.draftStore,
    drafts: deps.drafts,
    actions,
    focusTranscript: deps.focusTranscript,
  };
  const navigation = tagNavigation(store, { ...deps, goTo: deps.passages.goTo });
  const digitRuns = Object.fromEntries(
    digits.flatMap((digit) => [
      [`tag.${digit}`, () => actions.applyByDigit(digit)],
      [`tag-comment.${digit}`, () => actions.applyAndComment(digit)],
    ]),
  );
  const runs = {
    ...digitRuns,
    'tag.choose': actions.openPicker,
    'tag.next-applied': () => navigation.step(1),
    'tag.previous-applied': () => navigation.step(-1),
    'tag.comment-at-hand': navigation.comment,
  };
  const unbind = deps.registry.bindAll(runs, () => deps.work.getState().data !== undefined);

  return {
    store,
    actions,
    Panel: () => <TagsPanel parts={parts} />,
    /** Shown below the transcript. */
    Below: () => (
      <>
        <CommentBar parts={parts} />
        <TagPicker parts={parts} />
        <TagLegend parts={parts} />
      </>
    ),
    dispose: unbind,
  };
}
