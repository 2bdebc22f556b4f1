import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { ConcurrencyFigure } from '../../../../src-renderer/features/header/concurrency-figure.tsx';

afterEach(cleanup);

test('the concurrency is a short figure to the eye and a sentence to assistive tools', () => {
  const { container } = render(<ConcurrencyFigure current={10} limit={100} />);
  expect(container.querySelector('[aria-hidden]')?.textContent).toBe('Concurrency 10/100');
  expect(screen.getByText('10 calls now, of 100 that may go on at once')).toBeTruthy();
});

test('near the limit it says so in words and by a sign, and without figures it is not there', () => {
  const { container, rerender } = render(<ConcurrencyFigure current={90} limit={100} />);
  expect(container.textContent).toContain('near the limit');
  expect(container.textContent).toContain('▲');
  rerender(<ConcurrencyFigure />);
  expect(container.textContent).toBe('');
});
