import { answerText } from '../../../../src-shared/review-answers.ts';
import type { ExportRow } from '../../../library/port.ts';
import { scoreOfRow, tagName } from '../../columns/review-columns.ts';

/** How often each answer to a criterion was given. */
export interface CriterionTally {
  readonly section: string;
  readonly name: string;
  readonly answers: Map<string, number>;
  total: number;
}

/** The counts of a summary. They stay small however many reviews are added. */
export class Tally {
  reviews = 0;
  scored = 0;
  scoreSum = 0;
  passed = 0;
  judged = 0;
  readonly states = new Map<string, number>();
  readonly reviewers = new Map<string, number>();
  readonly rubrics = new Map<string, number>();
  readonly agents = new Map<string, number>();
  readonly tags = new Map<string, number>();
  /** By criterion id. */
  readonly criteria = new Map<string, CriterionTally>();

  add(row: ExportRow): void {
    const { call, work, rubric } = row;
    const { percent, passed } = scoreOfRow(row);
    this.reviews += 1;
    if (percent !== undefined) {
      this.scored += 1;
      this.scoreSum += percent;
    }
    if (passed !== undefined) {
      this.judged += 1;
      this.passed += Number(passed);
    }
    increment(this.states, work.review.status);
    increment(this.reviewers, work.review.reviewer ?? 'No name');
    increment(this.rubrics, `${rubric.name}, version ${rubric.version}`);
    increment(this.agents, agentText(call.agentName ?? call.agentId, call.agentVersion));
    for (const { tagId } of work.tags) increment(this.tags, tagName(row.tags, tagId));
    this.#addAnswers(row);
  }

  #addAnswers({ work, rubric }: ExportRow): void {
    for (const section of rubric.sections) {
      for (const criterion of section.criteria) {
        // Free text is different in each review, so it can't be counted.
        if (criterion.kind === 'text') continue;
        const text = answerText(criterion, work.review.answers[criterion.id]?.value);
        if (text === undefined) continue;
        const known = this.criteria.get(criterion.id);
        const tally = known ?? {
          section: section.name,
          name: criterion.name,
          answers: new Map<string, number>(),
          total: 0,
        };
        this.criteria.set(criterion.id, tally);
        tally.total += 1;
        increment(tally.answers, text);
      }
    }
  }
}

/** Beyond this many different values, the rest is counted together. */
const maxValues = 200;

function increment(counts: Map<string, number>, value: string): void {
  const name = counts.has(value) || counts.size < maxValues ? value : 'Others';
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

const agentText = (name: string | undefined, version: number | undefined): string =>
  [name ?? 'Unknown agent', version === undefined ? '' : `version ${version}`]
    .filter(Boolean)
    .join(', ');
