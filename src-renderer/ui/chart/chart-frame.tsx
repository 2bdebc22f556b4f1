import { Download, Table2, ChartLine } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { IconButton } from '../button.tsx';
import { Menu, MenuItem } from '../menu.tsx';
import { toCsv, toSvgFile, type ChartFile, type ChartTable } from './chart-file.ts';
import { chartText } from './chart-text.ts';
import { useChartWidth } from './use-chart-width.ts';
import './chart.css';

interface ChartFrameProps {
  readonly title: string;
  /** What is counted and how, in one line. */
  readonly note?: ReactNode;
  readonly table: ChartTable;
  /** Draws the chart at a width in CSS pixels. */
  readonly children: (width: number) => ReactNode;
  readonly onSave: (file: ChartFile) => void;
  /** Controls beside the title. */
  readonly controls?: ReactNode;
}

/** A chart with its title, the table behind it, and a menu to save it. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, note, table, children, onSave, controls } = props;
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const [body, width] = useChartWidth<HTMLDivElement>();
  const figure = useRef<HTMLElement>(null);
  const saveSvg = (): void => {
    const svg = body.current?.querySelector('svg');
    if (svg instanceof SVGSVGElement) {
      onSave({ name: title, format: 'svg', text: toSvgFile(svg) });
    }
  };
  const savePng = (): void => {
    const element = figure.current;
    if (element === null) return;
    element.scrollIntoView({ block: 'nearest' });
    // The menu that was chosen from has to be gone before the window is captured.
    setTimeout(() => {
      const { x, y, width: across, height } = element.getBoundingClientRect();
      onSave({ name: title, format: 'png', rect: { x, y, width: across, height } });
    }, 200);
  };
  return (
    <figure className="chart" ref={figure} aria-label={title}>
      <figcaption className="chart-head">
        <div className="chart-titles">
          <h3 className="chart-title">{title}</h3>
          {note === undefined ? undefined : <p className="chart-note">{note}</p>}
        </div>
        {controls}
        <span className="chart-tools">
          <IconButton
            label={view === 'chart' ? chartText.asTable : chartText.asChart}
            icon={view === 'chart' ? <Table2 /> : <ChartLine />}
            onClick={() => setView(view === 'chart' ? 'table' : 'chart')}
          />
          <Menu
            align="end"
            trigger={
              <button type="button" className="icon-button" aria-label={chartText.save(title)}>
                <Download aria-hidden="true" />
              </button>
            }
          >
            <MenuItem onSelect={savePng}>{chartText.png}</MenuItem>
            <MenuItem onSelect={saveSvg} disabled={view === 'table'}>
              {chartText.svg}
            </MenuItem>
            <MenuItem onSelect={() => onSave({ name: title, format: 'csv', text: toCsv(table) })}>
              {chartText.csv}
            </MenuItem>
          </Menu>
        </span>
      </figcaption>
      <div className="chart-body" ref={body}>
        {view === 'table' ? <FigureTable title={title} table={table} /> : undefined}
        {view === 'chart' && width > 0 ? children(width) : undefined}
      </div>
    </figure>
  );
}

interface FigureTableProps {
  readonly title: string;
  readonly table: ChartTable;
}

function FigureTable({ title, table: [head = [], ...rows] }: FigureTableProps) {
  return (
    <div className="chart-table-scroll">
      <table className="chart-table">
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            // The same label may occur twice, and rows never move.
            <tr key={row}>
              {cells.map((cell, column) =>
                column === 0 ? (
                  <th key={head[column] ?? column} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={head[column] ?? column}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
