import { AlertTriangle, ArrowDown, ArrowUp, CopyPlus, ListPlus, Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useShortcut } from '../../commands/use-shortcut.ts';
import type { Rubric } from '../../../src-shared/rubrics/rubric.ts';
import { IconButton } from '../../ui/button.tsx';
import { findCriterion, outlineNodes, sameNode, type OutlineNode } from './outline.ts';
import type { ShownProblem } from './problems.ts';
import type { RubricsActions } from './rubrics-actions.ts';
import { kindText, outlineText } from './rubrics-text.ts';

interface OutlineViewProps {
  readonly rubric: Rubric;
  readonly node: OutlineNode;
  readonly problems: readonly ShownProblem[];
  readonly actions: RubricsActions;
}

/** The rubric as a tree. The form shows the focused node. */
export function OutlineView({ rubric, node, problems, actions }: OutlineViewProps) {
  const current = useRef<HTMLLIElement>(null);
  const list = useRef<HTMLUListElement>(null);
  // Runs after every render, because the focused node may have moved.
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' });
    // Moves the focus only if it is already in the outline. A focused form field keeps the focus.
    if (list.current?.contains(document.activeElement) === true) current.current?.focus();
  });
  return (
    <div className="outline">
      <ul className="outline-list" role="tree" aria-label={outlineText.label} ref={list}>
        {outlineNodes(rubric).map((one) => {
          const isCurrent = sameNode(one, node);
          const wrong = problems.filter((problem) => sameNode(problem.node, one));
          return (
            <OutlineLine
              key={keyOf(one)}
              rubric={rubric}
              node={one}
              problems={wrong}
              isCurrent={isCurrent}
              lineRef={isCurrent ? current : undefined}
              onSelect={() => actions.select(one)}
            />
          );
        })}
      </ul>
      <OutlineTools actions={actions} />
    </div>
  );
}

const keyOf = (node: OutlineNode): string => ('id' in node ? `${node.kind} ${node.id}` : node.kind);

interface OutlineLineProps {
  readonly rubric: Rubric;
  readonly node: OutlineNode;
  readonly problems: readonly ShownProblem[];
  readonly isCurrent: boolean;
  readonly lineRef: React.Ref<HTMLLIElement> | undefined;
  readonly onSelect: () => void;
}

const levels: Readonly<Record<OutlineNode['kind'], number>> = {
  rubric: 1,
  section: 1,
  criterion: 2,
  'root-causes': 1,
};

function OutlineLine({ rubric, node, problems, isCurrent, lineRef, onSelect }: OutlineLineProps) {
  const { name, detail } = describe(rubric, node);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the arrow keys select a node; the click handler is for the pointer
    <li
      ref={lineRef}
      role="treeitem"
      aria-level={levels[node.kind]}
      aria-selected={isCurrent}
      tabIndex={isCurrent ? 0 : -1}
      className={`outline-line outline-${node.kind}`}
      onClick={onSelect}
      onFocus={onSelect}
    >
      <span className="outline-name">{name}</span>
      {problems.length === 0 ? undefined : (
        <span
          className="outline-problem"
          data-error={errors > 0 || undefined}
          title={problems.map(({ message }) => message).join('\n')}
        >
          <AlertTriangle aria-hidden="true" />
          <span className="unseen">{problems.map(({ message }) => message).join(' ')}</span>
        </span>
      )}
      <span className="outline-detail">{detail}</span>
    </li>
  );
}

interface Described {
  readonly name: string;
  readonly detail: string;
}

function describe(rubric: Rubric, node: OutlineNode): Described {
  if (node.kind === 'rubric') return { name: rubric.name, detail: '' };
  if (node.kind === 'root-causes') {
    return { name: outlineText.rootCauses, detail: String((rubric.rootCauses ?? []).length) };
  }
  if (node.kind === 'section') {
    const section = rubric.sections.find(({ id }) => id === node.id);
    return { name: section?.name ?? '', detail: '' };
  }
  const criterion = findCriterion(rubric, node.id);
  if (criterion === undefined) return { name: '', detail: '' };
  const weight = criterion.kind === 'text' ? '' : String(criterion.weight);
  const kind = criterion.kind === 'choice' ? '' : kindText[criterion.kind];
  return { name: criterion.name, detail: [kind, weight].filter(Boolean).join(' · ') };
}

function OutlineTools({ actions }: Pick<OutlineViewProps, 'actions'>) {
  return (
    <div className="outline-tools">
      <IconButton
        label={outlineText.addCriterion}
        shortcut={useShortcut('rubric.add-criterion')}
        icon={<Plus />}
        onClick={() => actions.addCriterion()}
      />
      <IconButton
        label={outlineText.addSection}
        shortcut={useShortcut('rubric.add-section')}
        icon={<ListPlus />}
        onClick={() => actions.addSection()}
      />
      <IconButton
        label={outlineText.duplicate}
        shortcut={useShortcut('rubric.duplicate')}
        icon={<CopyPlus />}
        onClick={() => actions.duplicate()}
      />
      <IconButton
        label={outlineText.moveUp}
        shortcut={useShortcut('rubric.move-up')}
        icon={<ArrowUp />}
        onClick={() => actions.move(-1)}
      />
      <IconButton
        label={outlineText.moveDown}
        shortcut={useShortcut('rubric.move-down')}
        icon={<ArrowDown />}
        onClick={() => actions.move(1)}
      />
      <IconButton
        label={outlineText.remove}
        shortcut={useShortcut('rubric.remove')}
        icon={<Trash2 />}
        onClick={() => actions.remove()}
      />
    </div>
  );
}
