import type { Reviewer } from '../../src-shared/reviewer.ts';
import type { SettingsChange } from '../../src-shared/settings.ts';
import { reviewersText } from '../features/reviewers/reviewers-text.ts';
import type { Announce } from '../lib/messages.ts';

interface SwitchDeps {
  /** Saves all typed text; resolves to false if some of it could not be saved. */
  readonly saveEverything: () => Promise<boolean>;
  readonly saveSettings: (change: SettingsChange) => Promise<boolean>;
  readonly announce: Announce;
}

/** Makes another person the reviewer, after what was typed so far is saved as the first one's. */
export const createReviewerSwitch =
  ({ saveEverything, saveSettings, announce }: SwitchDeps) =>
  async ({ id, name }: Reviewer): Promise<void> => {
    if (!(await saveEverything())) {
      announce({ tone: 'alert', text: reviewersText.unsaved });
      return;
    }
    if (await saveSettings({ reviewerId: id, reviewerName: name })) {
      const text = reviewersText.switched(name === '' ? reviewersText.unnamed : name);
      announce({ tone: 'status', text });
    }
  };
