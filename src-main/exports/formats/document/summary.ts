import type { ExportRow } from '../../../library/port.ts';
import { utcTime } from '../../cells/timestamps.ts';
import { scoreOfRow } from '../../columns/review-columns.ts';
import type { ExportSource } from '../../rows/export-source.ts';
import { details, momentText, percentText, resultText, scoreText } from './document-text.ts';
import { html, when, type Markup } from './html.ts';
import type { Tally } from './tally.ts';

/** The figures of all reviews: scores, answers by criterion, tags. */
export const summary = (tally: Tally, { workspace, exportedMs }: ExportSource): Markup =>
  html`<h1>Reviews in ${workspace.name}</h1>
    <p class="dim">Exported ${momentText(exportedMs)}</p>
    <p class="lead figures">
      ${tally.reviews}
      ${tally.reviews === 1 ? 'review' : 'reviews'}${when(
        tally.scored > 0,
        () => html` · mean score ${percentText(tally.scoreSum / tally.scored)}`,
      )}${when(
        tally.judged > 0,
        () =>
          html` · ${tally.passed} of ${tally.judged} passed
          (${percentText((100 * tally.passed) / tally.judged)})`,
      )}
    </p>
    ${details([
      ['States', countsText(tally.states)],
      ['Reviewers', countsText(tally.reviewers)],
      ['Rubrics', countsText(tally.rubrics)],
      ['Agents', countsText(tally.agents)],
      ['Tags', countsText(tally.tags)],
    ])}
    <h2>Answers</h2>
    <table>
      <thead>
        <tr>
          <th>Section</th>
          <th>Criterion</th>
          <th class="number">Answered</th>
          <th>Answers</th>
        </tr>
      </thead>
      <tbody>
        ${[...tally.criteria.values()].map(
          ({ section, name, total, answers }) =>
            html`<tr>
              <td>${section}</td>
              <td>${name}</td>
              <td class="number">${total}</td>
              <td>${sharesText(answers, total)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;

const mostFirst = (counts: ReadonlyMap<string, number>) =>
  [...counts].toSorted(([, one], [, other]) => other - one);

const countsText = (counts: ReadonlyMap<string, number>): string =>
  mostFirst(counts)
    .map(([name, count]) => `${name}: ${count}`)
    .join(' · ');

const sharesText = (counts: ReadonlyMap<string, number>, total: number): string =>
  mostFirst(counts)
    .map(([name, count]) => `${name}: ${count} (${percentText((100 * count) / total)})`)
    .join(' · ');

export const reviewListStart: Markup = html`<h2>Reviews</h2>
  <table>
    <thead>
      <tr>
        <th>Call</th>
        <th>Started (UTC)</th>
        <th>Agent</th>
        <th>Reviewer</th>
        <th>Rubric</th>
        <th class="number">Score</th>
        <th>Result</th>
      </tr>
    </thead>
    <tbody></tbody>
  </table> `;

export const reviewListEnd: Markup = html`</tbody></table>`;

export const reviewLine = (row: ExportRow): Markup =>
  html`<tr>
    <td>${row.call.id}</td>
    <td>${utcTime(row.call.startMs)}</td>
    <td>${row.call.agentName ?? row.call.agentId} ${versionText(row.call.agentVersion)}</td>
    <td>${row.work.review.reviewer}</td>
    <td>${row.rubric.name} ${versionText(row.rubric.version)}</td>
    <td class="number">${scoreText(scoreOfRow(row).exact)}</td>
    <td>${row.work.review.status === 'skipped' ? 'Skipped' : resultText(scoreOfRow(row))}</td>
  </tr> `;

const versionText = (version: number | undefined): string =>
  version === undefined ? '' : `v${version}`;
