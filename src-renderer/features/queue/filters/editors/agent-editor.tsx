import { useState } from 'react';
import type { AgentFilter } from '../../../../../src-shared/filter.ts';
import { formatCount } from '../../../../lib/format.ts';
import { OptionList } from '../../../../ui/option-list.tsx';
import { TextField } from '../../../../ui/fields.tsx';
import { editorText, fieldLabels } from '../filter-text.ts';
import type { EditorProps } from './editor-form.tsx';

/** Selects agents and, for each of them, versions. */
export function AgentEditor({ value = [], context, onChange }: EditorProps<'agent'>) {
  const known = context.facets?.agents ?? [];
  const missing = value.filter(({ agent_id: id }) => !known.some((agent) => agent.id === id));
  const nameOf = (id: string): string => known.find((agent) => agent.id === id)?.name ?? id;
  const change = (agents: readonly AgentFilter[]): void => {
    onChange(agents.length === 0 ? undefined : [...agents]);
  };
  return (
    <>
      <OptionList
        id="filter-agent"
        label={fieldLabels.agent}
        options={[
          ...known.map(({ id, name, calls }) => ({
            value: id,
            label: name,
            note: formatCount(calls),
          })),
          ...missing.map(({ agent_id: id }) => ({ value: id, label: id })),
        ]}
        selected={value.map(({ agent_id: id }) => id)}
        multiple
        onSelect={(id) => {
          const others = value.filter((agent) => agent.agent_id !== id);
          change(others.length < value.length ? others : [...value, { agent_id: id }]);
        }}
      />
      {value.map((agent) => (
        <VersionsField
          key={agent.agent_id}
          name={nameOf(agent.agent_id)}
          agent={agent}
          known={known.find(({ id }) => id === agent.agent_id)?.versions ?? []}
          onChange={(next) => {
            change(value.map((one) => (one === agent ? next : one)));
          }}
        />
      ))}
    </>
  );
}

interface VersionsFieldProps {
  readonly name: string;
  readonly agent: AgentFilter;
  readonly known: readonly number[];
  readonly onChange: (agent: AgentFilter) => void;
}

const versionList = /^\s*\d+(?:[\s,]+\d+)*\s*$/u;

function VersionsField({ name, agent, known, onChange }: VersionsFieldProps) {
  const [text, setText] = useState((agent.version ?? []).join(', '));
  const isWrong = text.trim() !== '' && !versionList.test(text);
  const onText = (typed: string): void => {
    setText(typed);
    if (typed.trim() === '') onChange({ agent_id: agent.agent_id });
    else if (versionList.test(typed)) {
      const version = typed
        .trim()
        .split(/[\s,]+/u)
        .map(Number);
      onChange({ agent_id: agent.agent_id, version });
    }
  };
  return (
    <TextField
      label={editorText.versions(name)}
      className="filter-versions"
      value={text}
      placeholder={known.length === 0 ? editorText.anyVersion : editorText.anyVersionOf(known)}
      problem={isWrong ? editorText.versionFormat : undefined}
      onChange={(event) => {
        onText(event.target.value);
      }}
    />
  );
}
