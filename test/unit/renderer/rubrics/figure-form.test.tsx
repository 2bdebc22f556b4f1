import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { FigureForm } from '../../../../src-renderer/features/rubrics/figure-form.tsx';

afterEach(cleanup);

it.each([
  ['le', 'at most'],
  ['lt', 'less than'],
  ['ge', 'at least'],
  ['gt', 'more than'],
] as const)('the limit of a figure with %s reads “%s”', (op, text) => {
  render(
    <FigureForm
      measure={{ kind: 'figure', figure: 'deadAirMs', op, limit: 5000 }}
      onChange={() => undefined}
    />,
  );
  expect(screen.getAllByRole('combobox').map(({ textContent }) => textContent)).toContain(text);
});
