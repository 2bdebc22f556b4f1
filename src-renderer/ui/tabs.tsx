import { Tabs as Radix } from 'radix-ui';
import { Activity, type ReactNode } from 'react';
import './tabs.css';

interface TabsProps<Value extends string> {
  /** The accessible name of the tab list. */
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly tabs: readonly {
    readonly value: Value;
    readonly label: string;
    /** Shown after the label, e.g. the number of tags. */
    readonly count?: number | undefined;
    readonly panel: ReactNode;
  }[];
}

/**
 * Tabs, moved through by ← and →. Hidden panels keep their state, and updates in them are rendered with low
 * priority.
 */
export function Tabs<Value extends string>({ label, value, onChange, tabs }: TabsProps<Value>) {
  return (
    <Radix.Root
      className="tabs"
      value={value}
      onValueChange={(next) => {
        const chosen = tabs.find((tab) => tab.value === next);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      <Radix.List className="tabs-list" aria-label={label}>
        {tabs.map((tab) => (
          <Radix.Trigger className="tabs-tab" key={tab.value} value={tab.value}>
            {tab.label}{' '}
            {tab.count === undefined ? undefined : <span className="tabs-count">{tab.count}</span>}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content
          className="tabs-panel"
          key={tab.value}
          value={tab.value}
          forceMount
          hidden={tab.value !== value}
          tabIndex={-1}
        >
          <Activity mode={tab.value === value ? 'visible' : 'hidden'}>{tab.panel}</Activity>
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
