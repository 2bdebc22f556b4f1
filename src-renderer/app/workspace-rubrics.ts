import type { AppBridge, WorkspaceOpened } from '../../src-shared/ipc/contract.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { EditReceipt } from '../../src-shared/review.ts';
import type { Rubric } from '../../src-shared/rubrics/rubric.ts';
import type { CommandRegistry } from '../commands/registry.ts';
import { createRubricsFeature } from '../features/rubrics/index.tsx';
import type { SendDeps } from '../work/send-edit.ts';
import { rubricsPort } from './rubrics-port.ts';
import type { ScreenStore } from './screens.ts';

interface WorkspaceRubricsDeps extends SendDeps {
  readonly bridge: AppBridge;
  readonly registry: CommandRegistry;
  readonly announceText: (text: string) => void;
  readonly announceError: (error: AppError) => void;
  readonly screens: ScreenStore;
  /** Called when new reviews are scored by another rubric. */
  readonly onCurrentChanged: () => void;
}

/** The rubric builder, and the rubric that new reviews use. */
export function createWorkspaceRubrics(opened: WorkspaceOpened, deps: WorkspaceRubricsDeps) {
  const { bridge, registry, announceText, announceError, screens } = deps;
  let current: Rubric = opened.rubric;
  const isShown = (): boolean => screens.getState().screen === 'rubrics';
  const readCurrent = async (): Promise<void> => {
    const reply = await bridge.request('rubric:current', undefined);
    if (reply.ok && !isVersion(current, reply.value)) {
      current = reply.value;
      deps.onCurrentChanged();
    }
  };
  const onStored = (receipt: EditReceipt): void => {
    deps.onStored(receipt);
    void readCurrent();
  };
  const port = rubricsPort({ ...deps, onStored });
  const feature = createRubricsFeature({
    registry,
    isShown,
    port,
    newId: deps.newId,
    announceText,
    announceError,
  });
  return {
    load: feature.load,
    Screen: feature.Screen,
    current: (): Rubric => current,
    /** Called when a rubric may have been published or retired, here or in another window. */
    async reload(): Promise<void> {
      await readCurrent();
      if (isShown()) await feature.load();
    },
    dispose: feature.dispose,
  };
}

const isVersion = (one: Rubric, other: Rubric): boolean =>
  one.id === other.id && one.version === other.version;
