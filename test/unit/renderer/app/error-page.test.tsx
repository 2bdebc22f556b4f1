import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { ErrorBoundary } from '../../../../src-renderer/app/error-page.tsx';

afterEach(cleanup);

const Broken = () => {
  throw new RangeError('Invalid time value');
};

it('offers to leave the workspace when its page cannot be rendered', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  const leaveWorkspace = vi.fn<() => Promise<void>>(() => new Promise(() => undefined));
  render(
    <ErrorBoundary leaveWorkspace={leaveWorkspace}>
      <Broken />
    </ErrorBoundary>,
  );
  expect(screen.getByRole('alert').textContent).toContain('Everything that was saved is safe');
  expect(screen.getByRole('button', { name: 'Reload Earmark' })).toBeTruthy();
  await userEvent.setup().click(screen.getByRole('button', { name: 'Switch workspace' }));
  expect(leaveWorkspace).toHaveBeenCalledOnce();
});
