import { createStore } from 'zustand/vanilla';
import { commandRows, type CommandId } from '../../src-shared/commands.ts';

type Run = () => void | Promise<void>;
type When = () => boolean;

interface Binding {
  readonly run: Run;
  readonly when: When;
}

export interface RegistryState {
  /** Ids that some feature has bound at this moment; of use to the palette and to buttons. */
  readonly bound: ReadonlySet<CommandId>;
}

export interface CommandRegistry {
  readonly store: ReturnType<typeof createBoundStore>;
  /** Says what a command does, until the function given back is called. The newest binding counts. */
  bind(id: CommandId, run: Run, when?: When): () => void;
  /** Binds many at once; one function takes them all back. */
  bindAll(runs: Readonly<Record<CommandId, Run>>, when?: When): () => void;
  /** Bound, and its `when` says yes now. */
  canRun(id: CommandId): boolean;
  /** Runs the command; false when nothing is bound or it cannot run now. */
  run(id: CommandId): boolean;
}

const knownIds = new Set(commandRows.map(({ id }) => id));
const always: When = () => true;
const createBoundStore = () => createStore<RegistryState>(() => ({ bound: new Set() }));

/**
 * Joins the list of commands to what they do. `onFailure` hears of a command that broke, so that a
 * mistake of ours is said and the keyboard goes on working; `onRun` of every one that was run.
 */
export function createRegistry(
  onFailure: (error: unknown, id: CommandId) => void,
  onRun: (id: CommandId) => void = () => undefined,
): CommandRegistry {
  const store = createBoundStore();
  const bindings = new Map<CommandId, readonly Binding[]>();

  const setBindings = (id: CommandId, list: readonly Binding[]): void => {
    bindings.set(id, list);
    const { bound } = store.getState();
    if (bound.has(id) === list.length > 0) return;
    store.setState({
      bound: new Set([...bindings].filter(([, all]) => all.length > 0).map(([name]) => name)),
    });
  };

  const bind: CommandRegistry['bind'] = (id, run, when = always) => {
    if (!knownIds.has(id)) throw new Error(`No command is called ${id}`);
    const binding = { run, when };
    setBindings(id, [...(bindings.get(id) ?? []), binding]);
    return () => {
      setBindings(
        id,
        (bindings.get(id) ?? []).filter((other) => other !== binding),
      );
    };
  };

  const runnable = (id: CommandId): Binding | undefined => {
    const newest = bindings.get(id)?.at(-1);
    return newest?.when() === true ? newest : undefined;
  };

  return {
    store,
    bind,
    bindAll(runs, when) {
      const unbind = Object.entries(runs).map(([id, run]) => bind(id, run, when));
      return () => {
        for (const unbindOne of unbind) unbindOne();
      };
    },
    canRun: (id) => runnable(id) !== undefined,
    run(id) {
      const binding = runnable(id);
      if (binding === undefined) return false;
      void attempt(binding.run, (error) => {
        onFailure(error, id);
      });
      onRun(id);
      return true;
    },
  };
}

async function attempt(run: Run, onFailure: (error: unknown) => void): Promise<void> {
  try {
    await run();
  } catch (error) {
    onFailure(error);
  }
}
