import { useState } from 'react';
import type { AppError } from '../../../src-shared/errors.ts';
import type { Workspace } from '../../../src-shared/workspace.ts';
import { explainError } from '../../lib/explain-error.ts';
import type { WorkspaceCare } from '../../lib/workspace-care.ts';
import { Button } from '../../ui/button.tsx';
import { keyWords } from './key-words.ts';
import { ReplaceKey } from './replace-key.tsx';

interface WorkspaceKeyProps {
  readonly workspace: Workspace;
  readonly care: WorkspaceCare;
}

type State =
  | { readonly at: 'closed' }
  | { readonly at: 'typing' }
  | { readonly at: 'replaced'; readonly warning: AppError | undefined };

/** The button that leads to another key, the form behind it, and what came of it. */
export function WorkspaceKey({ workspace, care }: WorkspaceKeyProps) {
  const [state, setState] = useState<State>({ at: 'closed' });
  if (state.at === 'typing') {
    return (
      <ReplaceKey
        workspace={workspace}
        care={care}
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
        // The form stood here and had the focus.
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- see above
        autoFocus={state.at === 'replaced'}
        onClick={() => {
          setState({ at: 'typing' });
        }}
      >
        {keyWords.begin(workspace)}
      </Button>
      <output className="field-hint">
        {state.at === 'replaced' ? doneWords(state.warning) : ''}
      </output>
    </div>
  );
}

function doneWords(warning: AppError | undefined): string {
  if (warning === undefined) return keyWords.done;
  const { title, next } = explainError(warning);
  return `${keyWords.done} ${title} ${next}`;
}
