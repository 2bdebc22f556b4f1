import { createStore } from 'zustand/vanilla';
import { commandRows, type CommandId } from '../../src-shared/commands.ts';

type Run = () => void | Promise<void>;
type When = () => boolean;

interface Binding {
  readonly run: Run;
  readonly when: When;
}

export interface RegistryState {
  /** The commands that a feature has bound at this moment; the palette and buttons read it. */
  readonly bound: ReadonlySet<CommandId>;
  /** A call is opening. Keys for commands that act on a call wait until it is open. */
  readonly isOpening: boolean;
}

export interface CommandRegistry {
  readonly store: ReturnType<typeof createBoundStore>;
  /** Sets what a command does. Returns a function that removes the binding. The newest binding wins. */
  bind(id: CommandId, run: Run, when?: When): () => void;
  /** Binds several commands. Returns a function that removes all of these bindings. */
  bindAll(runs: Readonly<Record<CommandId, Run>>, when?: When): () => void;
  /** Whether the command is bound and its `when` holds now. */
  canRun(id: CommandId): boolean;
  /** Tells that a call is opening. Returns a function that tells that it is open, or failed to open. */
  readonly startOpening: () => () => void;
  /** Runs the command. Returns false when it is not bound or can't run now. */
  run(id: CommandId): boolean;
}

const knownIds = new Set(commandRows.map(({ id }) => id));
const always: When = () => true;
const createBoundStore = () =>
  createStore<RegistryState>(() => ({ bound: new Set(), isOpening: false }));

/**
 * Connects the list of commands to what they do. `onFailure` is called when a command throws, so that the
 * failure is reported and the keyboard keeps working; `onRun` is called for every command that was run.
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
    if (!knownIds.has(id)) throw new Error(`Unknown command ${id}`);
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
    startOpening: countOpenings(store),
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

/** Runs something that may open a call. Keys that act on a call wait until it is over. */
export async function whileOpening<T>(
  { startOpening }: Pick<CommandRegistry, 'startOpening'>,
  run: () => Promise<T>,
): Promise<T> {
  const endOpening = startOpening();
  return run().finally(endOpening);
}

/** Several can be pending: the command that asks for the call, and the call itself. */
function countOpenings(
  store: ReturnType<typeof createBoundStore>,
): CommandRegistry['startOpening'] {
  const pending = new Set<symbol>();
  const update = (): void => store.setState({ isOpening: pending.size > 0 });
  return () => {
    const one = Symbol('opening');
    pending.add(one);
    update();
    return () => {
      if (pending.delete(one)) update();
    };
  };
}

async function attempt(run: Run, onFailure: (error: unknown) => void): Promise<void> {
  try {
    await run();
  } catch (error) {
    onFailure(error);
  }
}
