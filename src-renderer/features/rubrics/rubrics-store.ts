import { createStore } from 'zustand/vanilla';
import type { FieldName } from '../../../src-shared/measures/named-fields.ts';
import type { MeasureOverrides } from '../../../src-shared/measures/overrides.ts';
import type { AnswerValues } from '../../../src-shared/rubrics/answer.ts';
import type { ListedRubric, Rubric } from '../../../src-shared/rubrics/rubric.ts';
import type { OutlineNode } from './outline.ts';
import type { ListLoad } from '../../work/list-screen.ts';

/** The version that is open in the builder. */
export interface OpenRubric {
  readonly rubric: Rubric;
  readonly status: ListedRubric['status'];
  readonly node: OutlineNode;
  /** `blocked`: a field has an invalid value, so the draft is not saved. */
  readonly saving: 'saved' | 'saving' | 'blocked' | 'failed';
}

export interface ImportProblem {
  readonly place: string;
  readonly message: string;
}

export interface RubricsState {
  readonly load: ListLoad;
  /** The newest version of each rubric first. */
  readonly rubrics: readonly ListedRubric[];
  readonly open: OpenRubric | undefined;
  /** The answers on the trial scorecard. */
  readonly answers: AnswerValues;
  /** How often reviewers overrode the measures of the open version. */
  readonly overrides: readonly MeasureOverrides[];
  /** The fields that calls of the workspace have; undefined until they are read. */
  readonly knownFields: readonly FieldName[] | undefined;
  readonly comparing: boolean;
  /** Why the last imported file was refused; empty if it was not. */
  readonly importProblems: readonly ImportProblem[];
}

export const createRubricsStore = () =>
  createStore<RubricsState>(() => ({
    load: { phase: 'loading' },
    rubrics: [],
    open: undefined,
    answers: {},
    overrides: [],
    knownFields: undefined,
    comparing: false,
    importProblems: [],
  }));

export type RubricsStore = ReturnType<typeof createRubricsStore>;
