import type { ListedRubric } from '../../../src-shared/rubrics/rubric.ts';
import { Plus } from 'lucide-react';
import { startingRubrics } from '../../../src-shared/rubrics/starting-rubrics.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import type { RubricsActions } from './rubrics-actions.ts';
import type { OpenRubric } from './rubrics-store.ts';
import { rubricsText } from './rubrics-text.ts';

interface RubricListProps {
  readonly rubrics: readonly ListedRubric[];
  readonly open: OpenRubric | undefined;
  readonly actions: RubricsActions;
}

/** All rubrics and their versions, newest first, with buttons to create or import one. */
export function RubricList({ rubrics, open, actions }: RubricListProps) {
  return (
    <nav className="rubric-list" aria-label={rubricsText.list}>
      <NewRubric actions={actions} />
      <ul>
        {rubrics.map((listed) => {
          const { rubric, status, reviews } = listed;
          const isOpen = open?.rubric.id === rubric.id && open.rubric.version === rubric.version;
          return (
            <li key={`${rubric.id} ${rubric.version}`}>
              <button
                type="button"
                className="rubric-entry"
                aria-current={isOpen || undefined}
                onClick={() => actions.show(listed)}
              >
                <span className="rubric-entry-name">{rubric.name}</span>
                <span className="rubric-entry-detail">
                  <span className="rubric-status" data-status={status}>
                    {rubricsText.status[status]}
                  </span>
                  {` · ${rubricsText.version(rubric.version)} · ${rubricsText.reviews(reviews)}`}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

const NewRubric = ({ actions }: Pick<RubricListProps, 'actions'>) => (
  <Menu trigger={<Button icon={<Plus aria-hidden="true" />}>{rubricsText.newRubric}</Button>}>
    <MenuItem onSelect={actions.startEmpty}>{rubricsText.empty}</MenuItem>
    {startingRubrics.map((template) => (
      <MenuItem
        key={template.id}
        note={template.description}
        onSelect={() => actions.startFrom(template)}
      >
        {template.name}
      </MenuItem>
    ))}
    <MenuSeparator />
    <MenuItem onSelect={() => void actions.importFile()}>{rubricsText.importFile}</MenuItem>
  </Menu>
);
