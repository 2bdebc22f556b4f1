import { useEffect, useState, type ComponentType } from 'react';
import { useStore } from 'zustand';
import { scopeAttribute } from '../../commands/shortcut-listener.ts';
import { useShortcut } from '../../commands/use-shortcut.ts';
import type { QueueFilter } from '../../../src-shared/filter.ts';
import type { InsightsPanel, PanelOf } from '../../../src-shared/insights/panels.ts';
import { panelNames, type PanelName } from '../../../src-shared/insights/panel-names.ts';
import { explainError } from '../../lib/error-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { SingleSelectField } from '../../ui/select-field.tsx';
import type { InsightsActions } from './insights-actions.ts';
import type { FilterBarProps } from './insights-port.ts';
import type { InsightsStore } from './insights-store.ts';
import { basisText, emptyPanelText, insightsText, panelText } from './insights-text.ts';
import { isPanelEmpty } from './panel-emptiness.ts';
import { Brief } from './panels/brief-panel.tsx';
import { Causes } from './panels/causes-panel.tsx';
import { Criteria } from './panels/criteria-panel.tsx';
import { Measures } from './panels/measures-panel.tsx';
import { Overview } from './panels/overview-panel.tsx';
import { Retell } from './panels/retell-panel.tsx';
import { Reviewers } from './panels/reviewers-panel.tsx';
import { Tags } from './panels/tags-panel.tsx';
import { Versions } from './panels/versions-panel.tsx';
import { periodChoices, periodOf, withPeriod } from './period-filter.ts';
import './insights.css';

interface InsightsScreenProps {
  readonly store: InsightsStore;
  readonly actions: InsightsActions;
  readonly FilterBar: ComponentType<FilterBarProps>;
  readonly isSample: boolean;
}

/** The region `Insights`: the list of panels, one filter bar for all of them, and the selected panel. */
export function InsightsScreen({ store, actions, FilterBar, isSample }: InsightsScreenProps) {
  const { panel, filter, shown, error } = useStore(store);
  // The days of “the last 7 days” are those of when the screen was shown.
  const [nowMs] = useState(() => Date.now());
  useEffect(() => {
    void actions.load();
    return actions.stop;
  }, [actions]);
  const current = shown?.panel === panel ? shown : undefined;
  return (
    <section
      className="insights"
      aria-label={insightsText.region}
      {...{ [scopeAttribute]: 'insights' }}
    >
      <PanelList panel={panel} actions={actions} />
      <div className="insights-main">
        <fieldset className="insights-filters">
          <legend className="unseen">{insightsText.filters}</legend>
          <SingleSelectField
            label={insightsText.period}
            options={periodChoices(filter, nowMs)}
            value={periodOf(filter, nowMs)}
            onChange={(value) => void actions.setFilter(withPeriod(filter, value, nowMs))}
          />
          <FilterBar filter={filter} onFilter={(next) => void actions.setFilter(next)} />
        </fieldset>
        <div
          className="insights-panel"
          data-panel={current?.panel}
          aria-busy={current === undefined}
        >
          <header className="panel-head">
            <h2 className="panel-title">{panelText[panel].name}</h2>
            <p className="panel-intro">{panelText[panel].intro}</p>
            {current === undefined ? undefined : (
              <output className="panel-basis">
                {current.basis.reading ? insightsText.reading : basisText(current.basis)}
              </output>
            )}
            {isSample ? <p className="sample-note">{insightsText.sampleNote}</p> : undefined}
          </header>
          {error === undefined ? undefined : (
            <EmptyState title={insightsText.loadFailed}>{explainError(error).next}</EmptyState>
          )}
          {current === undefined ? undefined : (
            <PanelBody data={current} isFiltered={isFiltered(filter)} actions={actions} />
          )}
        </div>
      </div>
    </section>
  );
}

interface PanelListProps {
  readonly panel: PanelName;
  readonly actions: InsightsActions;
}

const PanelList = ({ panel, actions }: PanelListProps) => (
  <nav className="panel-list" aria-label={insightsText.panels}>
    <ul>
      {panelNames.map((name) => (
        <li key={name}>
          <PanelButton name={name} isCurrent={name === panel} actions={actions} />
        </li>
      ))}
    </ul>
  </nav>
);

interface PanelButtonProps {
  readonly name: PanelName;
  readonly isCurrent: boolean;
  readonly actions: InsightsActions;
}

function PanelButton({ name, isCurrent, actions }: PanelButtonProps) {
  const shortcut = useShortcut(`insights.${name}`);
  return (
    <button
      type="button"
      className="panel-entry"
      aria-current={isCurrent ? 'page' : undefined}
      onClick={() => void actions.show(name)}
    >
      {panelText[name].name}
      {shortcut === undefined ? undefined : (
        <span aria-hidden="true">
          <Kbd chord={shortcut} />
        </span>
      )}
    </button>
  );
}

interface PanelBodyProps {
  readonly data: InsightsPanel;
  readonly isFiltered: boolean;
  readonly actions: InsightsActions;
}

/** Whether anything but the kind of the calls is set. */
const isFiltered = ({ kind: _kind, call, ...others }: QueueFilter): boolean =>
  Object.keys(call).length + Object.keys(others).length > 0;

function PanelBody({ data, isFiltered: hasFilters, actions }: PanelBodyProps) {
  if (isPanelEmpty(data) && !data.basis.reading) {
    return (
      <EmptyState
        title={hasFilters ? insightsText.noMatch : insightsText.nothingYet}
        action={
          hasFilters ? (
            <Button onClick={() => void actions.clearFilters()}>{insightsText.clearFilters}</Button>
          ) : undefined
        }
      >
        {emptyPanelText[data.panel]}
      </EmptyState>
    );
  }
  return <Panel data={data} actions={actions} />;
}

/** One component for each panel; each gets its own data. */
const panels: { readonly [Name in PanelName]: ComponentType<PanelProps<Name>> } = {
  overview: Overview,
  criteria: Criteria,
  causes: Causes,
  tags: Tags,
  retell: Retell,
  versions: Versions,
  measures: Measures,
  reviewers: Reviewers,
  brief: Brief,
};

interface PanelProps<Name extends PanelName> {
  readonly data: PanelOf<Name>;
  readonly actions: InsightsActions;
}

function Panel<Name extends PanelName>({ data, actions }: PanelProps<Name>) {
  const { panel }: { readonly panel: Name } = data;
  const Shown: ComponentType<PanelProps<Name>> = panels[panel];
  return <Shown data={data} actions={actions} />;
}
