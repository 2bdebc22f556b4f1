import type { CommandRegistry } from '../../commands/registry.ts';
import type { DraftStore } from '../../lib/review-drafts.ts';
import { CommentBar } from './comment-bar.tsx';
import { createTagsStore } from './store.ts';
import { tagActions, type TagDeps } from './tag-actions.ts';
import { TagLegend } from './tag-legend.tsx';
import type { TagsParts } from './tags-parts.ts';
import { tagWalk, type TagWalkDeps } from './tag-walk.ts';
import { TagsPanel } from './tags-panel.tsx';
import './tags.css';

interface TagsFeatureDeps extends TagDeps {
  readonly registry: CommandRegistry;
  readonly draftStore: DraftStore;
  readonly focusTranscript: () => void;
  readonly nowMs: TagWalkDeps['nowMs'];
}

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** Tags on words: the keys, the legend, the comment bar, and the panel. */
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
  const walk = tagWalk(store, { ...deps, goTo: deps.passages.goTo });
  const digitRuns = Object.fromEntries(
    digits.flatMap((digit) => [
      [`tag.${digit}`, () => actions.put(digit)],
      [`tag-comment.${digit}`, () => actions.putAndComment(digit)],
    ]),
  );
  const runs = {
    ...digitRuns,
    'tag.next-applied': () => walk.step(1),
    'tag.previous-applied': () => walk.step(-1),
    'tag.comment-at-hand': walk.comment,
  };
  const unbind = deps.registry.bindAll(runs, () => deps.work.getState().work !== undefined);

  return {
    store,
    actions,
    Panel: () => <TagsPanel parts={parts} />,
    /** Stands below the transcript. */
    Below: () => (
      <>
        <CommentBar parts={parts} />
        <TagLegend parts={parts} />
      </>
    ),
    dispose: unbind,
  };
}
