// Rubrics: a team's own scorecards, built, versioned, compared, imported and exported.
//
// Levels, lowest first: outline.ts, problems.ts, root-causes.ts (pure) · rubrics-store.ts, rubrics-port.ts
// · draft.ts, rubrics-actions.ts · forms (*-form.tsx), outline-view.tsx, try-out.tsx, comparison.tsx ·
// rubrics-screen.tsx. Start with rubrics-actions.ts.

import type { CommandRegistry } from '../../commands/registry.ts';
import { rubricsActions } from './rubrics-actions.ts';
import type { RubricsDeps } from './rubrics-port.ts';
import { RubricsScreen } from './rubrics-screen.tsx';
import { createRubricsStore } from './rubrics-store.ts';

interface RubricsFeatureDeps extends RubricsDeps {
  readonly registry: CommandRegistry;
  /** The screen is in front, so its commands count. */
  readonly isShown: () => boolean;
}

/** Puts the rubric builder together. */
export function createRubricsFeature({ registry, isShown, ...deps }: RubricsFeatureDeps) {
  const store = createRubricsStore();
  const actions = rubricsActions(store, deps);
  const dispose = registry.bindAll(
    {
      'rubric.previous': () => actions.step(-1),
      'rubric.next': () => actions.step(1),
      'rubric.add-criterion': () => actions.addCriterion(),
      'rubric.add-section': actions.addSection,
      'rubric.duplicate': actions.duplicate,
      'rubric.move-up': () => actions.move(-1),
      'rubric.move-down': () => actions.move(1),
      'rubric.remove': actions.remove,
      'rubric.publish': actions.publish,
      'rubric.import': actions.importFile,
      'rubric.export': actions.exportFile,
      'rubric.compare': () => actions.compare(true),
    },
    isShown,
  );
  return {
    load: actions.load,
    Screen: () => <RubricsScreen store={store} actions={actions} />,
    dispose,
  };
}
