import type { TagsPanel } from '../../../../src-shared/insights/panels.ts';
import type { InsightsActions } from '../insights-actions.ts';
import { tagsText } from '../insights-text.ts';
import { EstimateCell } from '../panel-parts.tsx';

interface TagsProps {
  readonly data: TagsPanel;
  readonly actions: InsightsActions;
}

export const Tags = ({ data: { columns, rows }, actions }: TagsProps) => (
  <div className="table-scroll">
    <table className="figures-table">
      <caption className="unseen">{tagsText.table}</caption>
      <thead>
        <tr>
          <th scope="col">{tagsText.tag}</th>
          <th scope="col">{tagsText.all}</th>
          {columns.map(({ key, label }) => (
            <th key={key} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ tagId, name, share, selection, cells }) => (
          <tr key={tagId}>
            <th scope="row">{name}</th>
            <td>
              <EstimateCell
                name={name}
                estimate={share}
                unit="share"
                selection={selection}
                actions={actions}
              />
            </td>
            {cells.map((cell, index) => (
              <td key={columns[index]?.key}>
                <EstimateCell
                  name={`${name}, ${columns[index]?.label ?? ''}`}
                  estimate={cell.share}
                  unit="share"
                  selection={cell.selection}
                  actions={actions}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
