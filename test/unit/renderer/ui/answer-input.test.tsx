import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { AnswerInput } from '../../../../src-renderer/ui/answer-input.tsx';
import type { AnswerValue } from '../../../../src-shared/rubrics/answer.ts';
import type { Criterion } from '../../../../src-shared/rubrics/rubric.ts';

afterEach(cleanup);

const common = { id: 'c', name: 'Criterion', weight: 1, allowNotApplicable: true };

const choice: Criterion = {
  ...common,
  kind: 'choice',
  options: [
    { id: 'yes', label: 'Yes', points: 1 },
    { id: 'no', label: 'No', points: 0 },
  ],
};

/** The answers that were given, in order; the newest one is what the input shows. */
function show(criterion: Criterion, proposed?: string) {
  const given: (AnswerValue | undefined)[] = [];
  function Answered() {
    const [value, setValue] = useState<AnswerValue>();
    return (
      <AnswerInput
        criterion={criterion}
        value={value}
        proposed={proposed}
        onChange={(next) => {
          given.push(next);
          setValue(next);
        }}
      />
    );
  }
  render(<Answered />);
  return { given, user: userEvent.setup() };
}

const button = (role: 'radio' | 'checkbox', name: string) => screen.getByRole(role, { name });

describe('The answer to a criterion', () => {
  it('is one option, and none when it is pressed again', async () => {
    const { given, user } = show(choice);
    await user.click(button('radio', 'No'));
    await user.click(button('radio', 'Yes'));
    await user.click(button('radio', 'Yes'));
    expect(given).toEqual([
      { kind: 'choice', optionId: 'no' },
      { kind: 'choice', optionId: 'yes' },
      undefined,
    ]);
  });

  it('can be N/A', async () => {
    const { given, user } = show(choice);
    await user.click(button('radio', 'Not applicable'));
    expect(given).toEqual([{ kind: 'not-applicable' }]);
  });

  it('shows what a measure proposes until there is an answer', async () => {
    const { user } = show(choice, 'no');
    await user.click(button('radio', 'No, proposed'));
    expect(screen.queryByRole('radio', { name: 'No, proposed' })).toBeNull();
  });

  it('is any items of a checklist, in the order of the rubric', async () => {
    const { given, user } = show({
      ...common,
      kind: 'checklist',
      items: [
        { id: 'a', label: 'A', points: 1 },
        { id: 'b', label: 'B', points: 1 },
      ],
    });
    await user.click(button('checkbox', 'B'));
    await user.click(button('checkbox', 'A'));
    await user.click(button('checkbox', 'B'));
    expect(given).toEqual([
      { kind: 'checklist', itemIds: ['b'] },
      { kind: 'checklist', itemIds: ['a', 'b'] },
      { kind: 'checklist', itemIds: ['a'] },
    ]);
  });

  it('is a number inside its range, and never one outside', async () => {
    const scale = { type: 'line', zeroAt: 0, fullAt: 10 } as const;
    const { given, user } = show({ ...common, kind: 'number', min: 0, max: 10, step: 1, scale });
    await user.type(screen.getByRole('spinbutton', { name: 'Criterion' }), '12');
    expect(given).toEqual([{ kind: 'number', value: 1 }]);
  });

  it('is a text, and none when the text is emptied', async () => {
    const { given, user } = show({ ...common, kind: 'text' });
    const field = screen.getByRole('textbox', { name: 'Criterion' });
    await user.type(field, 'A');
    await user.clear(field);
    expect(given).toEqual([{ kind: 'text', text: 'A' }, undefined]);
  });
});
