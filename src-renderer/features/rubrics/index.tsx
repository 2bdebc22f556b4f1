// Rubrics: build, version, compare, import and export a team's scorecards.

import type { CommandRegistry } from '../../commands/registry.ts';
import { followMeasureDetails } from './measure-details.ts';
import { rubricsActions } from './rubrics-actions.ts';
import type { RubricsDeps } from './rubrics-port.ts';
import { RubricsScreen } from './rubrics-screen.tsx';
import { createRubricsStore } from './rubrics-store.ts';

interface RubricsFeatureDeps extends RubricsDeps {
  readonly registry: CommandRegistry;
  /** Whether the screen is shown. Its commands work only while it is. */
  readonly isShown: () => boolean;
}

/** Creates the rubric builder and connects its parts. */
export function createRubricsFeature({ registry, isShown, ...deps }: RubricsFeatureDeps) {
  const store = createRubricsStore();
  const actions = rubricsActions(store, deps);
  const stopDetails = followMeasureDetails(store, deps);
  const unbind = registry.bindAll(
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
    dispose: (): void => {
      stopDetails();
      unbind();
    },
  };
}
