import type { ChosenCalibrationFile } from '../../../../src-shared/calibration-file/calibration-import.ts';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { createRegistry } from '../../../../src-renderer/commands/registry.ts';
import type { CalibrationPort } from '../../../../src-renderer/features/calibration/calibration-port.ts';
import { createCalibrationFeature } from '../../../../src-renderer/features/calibration/index.tsx';
import { TooltipProvider } from '../../../../src-renderer/ui/tooltip.tsx';
import type { SessionResults } from '../../../../src-shared/calibration-results/session-results.ts';
import type { ListedSession } from '../../../../src-shared/calibration/session.ts';
import { ok } from '../../../../src-shared/result.ts';
import type { Rubric } from '../../../../src-shared/rubrics/rubric.ts';
import { yesNoRubric } from '../../../fakes/fake-calibration-files.ts';
import { ann, ben } from '../../../fakes/fake-reviewers.ts';

afterEach(cleanup);

const rubric: Rubric = { ...yesNoRubric, version: 1 };
const id = '22222222-2222-4222-8222-222222222222';
const listed: ListedSession = {
  session: {
    id,
    name: 'November',
    rubricId: 'r',
    rubricVersion: 1,
    callIds: ['call_1'],
    participants: [ann, ben],
  },
  state: 'revealed',
  lead: ann,
  isLead: true,
  isImported: false,
  missingCalls: 0,
  rubricName: 'Quality',
  progress: [ann, ben].map((reviewer) => ({ reviewer, submitted: 1 })),
};
const answered = (reviewerId: string, optionId: string) => ({
  reviewId: optionId,
  callId: 'call_1',
  reviewerId,
  answers: {
    greeting: {
      value: { kind: 'choice' as const, optionId },
      comment: `Because of ${optionId}`,
      evidence: [{ startMs: 65_000, quote: 'This is Nora' }],
    },
  },
});
const results: SessionResults = {
  rubric,
  participants: [ann, ben],
  calls: [{ callId: 'call_1', agentName: 'Nora' }],
  reviews: [answered(ann.id, 'yes'), answered(ben.id, 'no')],
  agreed: [],
};

async function shown(
  session: ListedSession = listed,
  file: ChosenCalibrationFile = { cancelled: true },
) {
  const stored = vi.fn<CalibrationPort['reveal']>(() =>
    Promise.resolve(ok({ historyId: 1, label: 'Done' })),
  );
  const port = {
    list: () => Promise.resolve(ok([session])),
    results: () => Promise.resolve(ok(results)),
    save: () => stored(id),
    reveal: stored,
    close: stored,
    reopen: stored,
    agree: vi.fn<CalibrationPort['agree']>(() => stored(id)),
    sources: () => Promise.resolve([{ id: 'current', name: 'Queue' }]),
    callsOf: () => Promise.resolve(ok(['call_1'])),
    rubrics: () => Promise.resolve(ok([])),
    reviewers: () => [ann, ben],
    review: () => Promise.resolve(ok(true)),
    openMoment: vi.fn<CalibrationPort['openMoment']>(),
    exportFile: () => Promise.resolve(ok({ path: '/exports/session.json' })),
    chooseFile: () => Promise.resolve(ok(file)),
    importFile: vi.fn<CalibrationPort['importFile']>(() => stored(id)),
  } satisfies CalibrationPort;
  const registry = createRegistry(() => undefined);
  const feature = createCalibrationFeature({
    registry,
    isShown: () => true,
    port,
    newId: () => id,
    announceText: () => undefined,
    announceError: () => undefined,
  });
  await feature.load();
  render(
    <TooltipProvider>
      <feature.Screen />
    </TooltipProvider>,
  );
  const run = (command: string) =>
    act(async () => {
      registry.run(command);
      await Promise.resolve();
    });
  return { port, run, stored };
}

test('a revealed session shows the differing answers with comments and evidence, and plays the moment', async () => {
  const { port, run } = await shown();
  expect(screen.getByRole('table', { name: 'Agreement' }).textContent).toContain('Greeting');
  const differing = screen.getByRole('region', { name: 'Differing answers' });
  for (const text of ['Ann', 'Because of yes', 'Ben', 'Because of no', 'This is Nora']) {
    expect(differing.textContent).toContain(text);
  }
  await run('calibration.play');
  expect(port.openMoment).toHaveBeenCalledWith('call_1', 65_000);
});

test('the lead records the agreed answer with a reason', async () => {
  const { port, run } = await shown();
  await run('calibration.agree');
  fireEvent.click(screen.getByRole('radio', { name: /^Yes/u }));
  fireEvent.change(screen.getByRole('textbox', { name: 'Reason' }), {
    target: { value: 'The name was said' },
  });
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await Promise.resolve();
  });
  expect(port.agree).toHaveBeenCalledWith({
    sessionId: id,
    callId: 'call_1',
    criterionId: 'greeting',
    value: { kind: 'choice', optionId: 'yes' },
    comment: 'The name was said',
  });
});

test('revealing says how many reviews are missing, and asks first', async () => {
  const { run, stored } = await shown({
    ...listed,
    state: 'open',
    progress: [ann, ben].map((reviewer) => ({ reviewer, submitted: 0 })),
  });
  expect(screen.queryByRole('region', { name: 'Differing answers' })).toBeNull();
  await run('calibration.reveal');
  expect(screen.getByRole('dialog').textContent).toContain('2 reviews are not submitted');
  expect(stored).not.toHaveBeenCalled();
});

test('the form says what is missing', async () => {
  const { run } = await shown();
  await run('calibration.new');
  await act(async () => {
    fireEvent.submit(screen.getByRole('form', { name: 'New session' }));
    await Promise.resolve();
  });
  expect(screen.getByRole('textbox', { name: 'Name' }).getAttribute('aria-invalid')).toBe('true');
  const problems = screen.getAllByRole('alert').map((one) => one.textContent);
  expect(problems.some((text) => text.includes('Publish a rubric first'))).toBe(true);
});

describe('A calibration file', () => {
  const session = {
    kind: 'session',
    contentHash: 'h'.repeat(64),
    reviewerId: ben.id,
    workspaceName: 'Acme',
    exportedAt: '2026-11-30T10:00:00.000Z',
    sessionName: 'November',
    change: 'new',
    lead: ann,
    rubric: { name: 'Support', version: 3, isNew: true },
    calls: 4,
    missingCalls: 1,
    participants: [ann, ben],
    candidates: [ann, ben],
  } as const;

  it('with a session says what it holds, and is imported for the chosen participant', async () => {
    const { port, run } = await shown(listed, { fileName: 'a.json', preview: session });
    await run('calibration.import');
    const dialog = screen.getByRole('dialog', { name: 'Import a calibration session' });
    expect(dialog.textContent).toContain(
      '1 is missing from this workspace and can be reviewed here once synced.',
    );
    expect(dialog.textContent).toContain('The rubric “Support”, version 3, is added');
    const submit = within(dialog).getByRole('button', { name: 'Import' });
    expect(submit).toHaveProperty('disabled', true);
    await userEvent.click(within(dialog).getByRole('combobox', { name: 'You are' }));
    await userEvent.click(screen.getByRole('option', { name: ben.name }));
    await userEvent.click(submit);
    expect(port.importFile).toHaveBeenCalledWith({
      contentHash: session.contentHash,
      reviewerId: ben.id,
      participantId: ben.id,
    });
  });

  it('with results says which reviews are left out, and can’t be imported without any', async () => {
    const preview = {
      ...session,
      kind: 'results',
      participantName: 'Ben',
      added: 0,
      updated: 0,
      skipped: [{ reason: 'already-here', reviews: 2 }],
    } as const;
    const { run } = await shown(listed, { fileName: 'b.json', preview });
    await run('calibration.import');
    const dialog = screen.getByRole('dialog', { name: 'Import calibration results' });
    expect(dialog.textContent).toContain('2 reviews left out: already here.');
    expect(within(dialog).getByRole('button', { name: 'Import' })).toHaveProperty('disabled', true);
  });

  it('that is refused says where and why', async () => {
    const problems = [{ place: 'session.calls[3]', message: 'Not a call id.' }];
    const { run, port } = await shown(listed, { fileName: 'c.json', problems });
    await run('calibration.import');
    const dialog = screen.getByRole('dialog', { name: 'This file can’t be imported' });
    expect(dialog.textContent).toContain('session.calls[3] Not a call id.');
    expect(within(dialog).getByRole('button', { name: 'Choose another file' })).toBeDefined();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(port.importFile).not.toHaveBeenCalled();
  });
});
