import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { ConcurrencyFigure } from '../../../../src-renderer/features/header/concurrency-figure.tsx';

afterEach(cleanup);

test('the concurrency is shown as a figure and read as a sentence', () => {
  const { container } = render(<ConcurrencyFigure current={10} limit={100} />);
  expect(container.querySelector('[aria-hidden]')?.textContent).toBe('Concurrency 10/100');
  expect(screen.getByText('Active calls: 10 of 100 allowed at once')).toBeTruthy();
});

test('near the limit it shows a sign and a note, and without figures it is hidden', () => {
  const { container, rerender } = render(<ConcurrencyFigure current={90} limit={100} />);
  expect(container.textContent).toContain('near the limit');
  expect(container.textContent).toContain('▲');
  rerender(<ConcurrencyFigure />);
  expect(container.textContent).toBe('');
});
