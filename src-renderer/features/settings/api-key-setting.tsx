import { useState } from 'react';
import type { AppError } from '../../../src-shared/errors.ts';
import type { Workspace } from '../../../src-shared/workspace.ts';
import { explainError } from '../../lib/error-text.ts';
import type { WorkspaceActions } from '../../lib/session/workspace-actions.ts';
import { Button } from '../../ui/button.tsx';
import { apiKeyText } from './settings-text.ts';
import { ApiKeyForm } from './api-key-form.tsx';

interface ApiKeySettingProps {
  readonly workspace: Workspace;
  readonly workspaceActions: WorkspaceActions;
}

type State =
  | { readonly at: 'closed' }
  | { readonly at: 'open' }
  | { readonly at: 'replaced'; readonly warning: AppError | undefined };

/** A button that opens the API key form, and the result after the form was used. */
export function ApiKeySetting({ workspace, workspaceActions }: ApiKeySettingProps) {
  const [state, setState] = useState<State>({ at: 'closed' });
  if (state.at === 'open') {
    return (
      <ApiKeyForm
        workspace={workspace}
        workspaceActions={workspaceActions}
        onReplaced={(warning) => {
          setState({ at: 'replaced', warning });
        }}
        onClose={() => {
          setState({ at: 'closed' });
        }}
      />
    );
  }
  return (
    <div className="settings-line">
      <Button
        // The form that was here had the focus.
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- see above
        autoFocus={state.at === 'replaced'}
        onClick={() => {
          setState({ at: 'open' });
        }}
      >
        {apiKeyText.open(workspace)}
      </Button>
      <output className="field-hint">
        {state.at === 'replaced' ? replacedText(state.warning) : ''}
      </output>
    </div>
  );
}

function replacedText(warning: AppError | undefined): string {
  if (warning === undefined) return apiKeyText.done;
  const { title, next } = explainError(warning);
  return `${apiKeyText.done} ${title} ${next}`;
}
