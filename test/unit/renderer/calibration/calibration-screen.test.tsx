import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { createRegistry } from '../../../../src-renderer/commands/registry.ts';
import type { CalibrationPort } from '../../../../src-renderer/features/calibration/calibration-port.ts';
import { createCalibrationFeature } from '../../../../src-renderer/features/calibration/index.tsx';
import { TooltipProvider } from '../../../../src-renderer/ui/tooltip.tsx';
import type { SessionResults } from '../../../../src-shared/calibration-results/session-results.ts';
import type { ListedSession } from '../../../../src-shared/calibration/session.ts';
import { ok } from '../../../../src-shared/result.ts';
import type { Rubric } from '../../../../src-shared/rubrics/rubric.ts';
import { ann, ben } from '../../../fakes/fake-reviewers.ts';

afterEach(cleanup);

const rubric: Rubric = {
  id: 'r',
  version: 1,
  name: 'Quality',
  kinds: ['call'],
  passMark: 80,
  sections: [
    {
      id: 's',
      name: 'S',
      criteria: [
        {
          id: 'greeting',
          name: 'Greeting',
          kind: 'choice',
          weight: 1,
          allowNotApplicable: false,
          options: [
            { id: 'yes', label: 'Yes', points: 1 },
            { id: 'no', label: 'No', points: 0 },
          ],
        },
      ],
    },
  ],
};
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

async function shown(session: ListedSession = listed) {
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
