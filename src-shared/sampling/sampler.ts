import { allocate } from './allocation.ts';
import { createPopulationHash, hashId, type IdHash } from './id-hash.ts';
import type { SamplingMethod } from './method.ts';
import type { SimpleMethod } from './method-names.ts';
import { createRandomOrder, type RandomOrder } from './random-order.ts';
import { compareRanked, createSmallest, type Ranked, type Smallest } from './smallest.ts';

/** A call of the population, with what the method needs to know of it. */
export interface PopulationCall {
  readonly id: string;
  readonly startMs?: number | undefined;
  /** From 0 to 1. */
  readonly risk?: number;
  /** For stratified samples. */
  readonly stratum?: string;
}

/** Why a call was drawn. `nth` is its place in the order that it was taken from, from 1. */
export type DrawnBy =
  | { readonly by: 'all' | 'random' }
  | { readonly by: 'newest' | 'riskiest'; readonly nth: number }
  | { readonly by: 'stratum'; readonly stratum: string };

export interface SampledCall {
  readonly id: string;
  readonly drawnBy: DrawnBy;
}

export interface SampledStratum {
  readonly stratum: string;
  readonly population: number;
  readonly drawn: number;
}

export interface Sample {
  readonly populationCount: number;
  readonly populationHash: string;
  /** In the order in which they were drawn. */
  readonly calls: readonly SampledCall[];
  /** Of a stratified sample; otherwise empty. */
  readonly strata: readonly SampledStratum[];
}

/**
 * Draws a sample from a population that is passed call by call. It holds as many calls as it draws, not
 * the population. The same calls in any order give the same sample.
 */
export interface Sampler {
  add(call: PopulationCall): void;
  finish(): Sample;
}

interface SamplerOptions {
  readonly method: SamplingMethod;
  readonly size: number;
  /** Eight hexadecimal digits. */
  readonly seed: string;
}

/** What one method collects of the population, and what it draws in the end. */
interface Collector {
  add(call: PopulationCall, random: number): void;
  draw(): { readonly calls: readonly SampledCall[]; readonly strata: readonly SampledStratum[] };
}

export function createSampler({ method, size, seed }: SamplerOptions): Sampler {
  const order = createRandomOrder(seed);
  const hash = createPopulationHash();
  const collector = collectorOf(method, size, order);
  let populationCount = 0;
  return {
    add(call) {
      const idHash: IdHash = hashId(call.id);
      hash.add(idHash);
      populationCount += 1;
      collector.add(call, order(idHash));
    },
    finish: () => ({ populationCount, populationHash: hash.digest(), ...collector.draw() }),
  };
}

function collectorOf(method: SamplingMethod, size: number, order: RandomOrder): Collector {
  if (method.kind === 'stratified') return stratified(method.allocation, size, order);
  if (method.kind === 'mix') return mixed(method.parts, size);
  return simple(method.kind, size);
}

/** The place of a call in the order of a method; the first ones are drawn. */
const rankOf = (kind: SimpleMethod, { startMs, risk = 0 }: PopulationCall): number => {
  if (kind === 'newest') return startMs === undefined ? Number.POSITIVE_INFINITY : -startMs;
  return kind === 'riskiest' ? -risk : 0;
};

function simple(kind: SimpleMethod | 'all', size: number): Collector {
  const by = kind === 'all' ? 'random' : kind;
  const first = createSmallest(size);
  return {
    add: (call, random) => first.add(rankOf(by, call), random, call.id),
    draw: () => ({
      calls: first.calls().map(({ id }, index) => sampled(id, kind, index)),
      strata: [],
    }),
  };
}

const sampled = (id: string, by: SimpleMethod | 'all', index: number): SampledCall => ({
  id,
  drawnBy: by === 'newest' || by === 'riskiest' ? { by, nth: index + 1 } : { by },
});

function stratified(
  allocation: 'proportional' | 'equal',
  size: number,
  order: RandomOrder,
): Collector {
  const strata = new Map<string, { calls: number; readonly first: Smallest }>();
  return {
    add({ id, stratum = '' }, random) {
      let held = strata.get(stratum);
      if (held === undefined) {
        held = { calls: 0, first: createSmallest(size) };
        strata.set(stratum, held);
      }
      held.calls += 1;
      held.first.add(0, random, id);
    },
    draw() {
      const listed = [...strata].toSorted(([a], [b]) => (a < b ? -1 : 1));
      const sizes = listed.map(([stratum, { calls }]) => ({
        calls,
        tieBreak: order(hashId(`stratum ${stratum}`)),
      }));
      const drawn = allocate(sizes, size, allocation);
      const taken = listed.flatMap(([stratum, { first }], index) =>
        first
          .calls()
          .slice(0, drawn[index] ?? 0)
          .map((ranked) => ({ stratum, ranked })),
      );
      return {
        // In random order, so that a reviewer who stops early has seen calls of every stratum.
        calls: taken
          .toSorted((a, b) => compareRanked(a.ranked, b.ranked))
          .map(({ stratum, ranked }) => ({ id: ranked.id, drawnBy: { by: 'stratum', stratum } })),
        strata: listed.map(([stratum, { calls }], index) => ({
          stratum,
          population: calls,
          drawn: drawn[index] ?? 0,
        })),
      };
    },
  };
}

interface MixPart {
  readonly method: SimpleMethod;
  readonly percent: number;
}

/** Each part takes the first calls of its order that no earlier part took. */
function mixed(parts: readonly MixPart[], size: number): Collector {
  const collected = parts.map(({ method }) => ({ method, first: createSmallest(size) }));
  return {
    add(call, random) {
      for (const { method, first } of collected) first.add(rankOf(method, call), random, call.id);
    },
    draw() {
      const shares = allocate(
        parts.map(({ percent }, index) => ({ calls: percent * size, tieBreak: index })),
        size,
        'proportional',
      );
      const taken = new Set<string>();
      const calls = collected.flatMap(({ method, first }, part) => {
        const free = first
          .calls()
          .map((ranked: Ranked, index) => sampled(ranked.id, method, index))
          .filter(({ id }) => !taken.has(id))
          .slice(0, shares[part] ?? 0);
        for (const { id } of free) taken.add(id);
        return free;
      });
      return { calls, strata: [] };
    },
  };
}
