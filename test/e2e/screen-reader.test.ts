import { expect, test } from './harness/test.ts';
import { press, recordingReady, region } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';

test('a screen reader gets every screen with names and in working order', async () => {
  await using app = await launchApp();
  const { page } = app;
  await page.getByRole('button', { name: 'Connect Retell' }).click();
  await page.getByText('Advanced').click();
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - heading "Earmark" [level=1]
      - button "Open the sample workspace"
      - button "Connect Retell" [expanded]
      - textbox "API key"
      - group:
        - textbox "Base URL"
        - textbox "Workspace name"
      - button "Connect" [disabled]
      - status
  `);

  await page.getByRole('button', { name: 'Open the sample workspace' }).click();
  await page.getByRole('row', { name: /1:59 Negative/u }).click();
  await recordingReady(page);
  await press(page, 'Control+2', 'ArrowRight', '1', 'S', '1', '2');
  await expect(page.getByRole('banner')).toMatchAriaSnapshot(`
    - banner:
      - button "Hide queue"
      - heading "Earmark" [level=1]
      - 'button "Workspace: Sample workspace"'
      - button "Export"
      - button "Settings"
      - button "Keyboard shortcuts"
  `);
  await expect(region(page, 'Queue')).toMatchAriaSnapshot(`
    - region "Queue":
      - 'heading "Saved queues, current: All calls" [level=2]'
      - group "Calls or chats":
        - radio "Calls" [checked]
        - radio "Chats"
      - searchbox "Search transcripts"
      - combobox "Sentiment": Any
      - combobox "Outcome": Any
      - group "More filters":
        - combobox "Add a filter"
      - paragraph: 24 calls 0 of 24 reviewed
      - 'button "Sort: Newest first"'
      - grid "Calls":
        - row /^Not reviewed .* Neutral Successful Halden Health benefits caller/
        - row /^Draft .* 1:59 Negative Unsuccessful Pinecrest Energy billing line .*1 tag/ [selected]
  `);
  await expect(region(page, 'Call')).toMatchAriaSnapshot(`
    - region "Call":
      - heading "Pinecrest Energy billing line" [level=2]
      - list:
        - listitem "Length": "Length: 1:59"
        - listitem "Sentiment": Negative
        - listitem "Outcome": Unsuccessful
      - region "Waveform":
        - slider "Position"
        - group "Playback":
          - button "Play"
          - button "Slower"
          - status "Speed": 1×
          - button "Faster"
          - button "Loop"
          - button "Skip silence"
          - slider "Volume"
        - group "Shown markers":
          - button "Dead air 1" [pressed]
          - button "Slow response 1" [pressed]
          - button "Tool 1" [pressed]
          - button "Monologue 1" [pressed]
      - region "Transcript":
        - list:
          - listitem:
            - text: "Agent 0:00"
            - paragraph: /Thank you for calling Pinecrest Energy/
            - text: Misheard
      - group "Add a tag":
        - button "Misheard"
        - button "Follow up"
      - tablist "Review":
        - tab "Scorecard" [selected]
        - tab "Tags 1"
        - tab "Details"
      - tabpanel "Scorecard":
        - region "Scorecard":
          - heading /^Greeting and disclosure/ [level=3]
          - list:
            - listitem:
              - radiogroup "Greeting and identification":
                - radio "Yes" [checked]
                - radio "Partly"
                - radio "No"
            - listitem:
              - radiogroup "Identity verified before account details":
                - radio "No" [checked]
                - radio "Not applicable"
          - button "Submit and next"
  `);
  // How entries are grouped into lists depends on rendering; their text does not.
  const line = (time: string) =>
    page.locator('.entry').filter({ has: page.getByText(time, { exact: true }) });
  await expect(line('0:51')).toMatchAriaSnapshot(`
    - listitem:
      - text: "Caller 0:51"
      - paragraph: /I need my glasses/
      - paragraph: "Dead air for 6.8 s after the caller"
  `);
  await expect(line('1:09').filter({ hasText: 'ping_meter {' })).toMatchAriaSnapshot(`
    - listitem:
      - text: "Tool 1:09"
      - group: /ping_meter/
      - paragraph: "ping_meter: agent spoke after 0.8 s, responded after 6.0 s"
  `);
  await page.getByRole('tab', { name: 'Tags 1' }).click();
  await expect(region(page, 'Tags')).toMatchAriaSnapshot(`
    - region "Tags":
      - list:
        - listitem:
          - button /^Misheard 0:00 “Thank”$/
          - button "Remove Misheard"
          - textbox "Comment on Misheard, “Thank”"
  `);

  await press(page, 'Control+,');
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "Settings":
      - heading "Settings" [level=2]
      - button "Close"
      - region "Settings":
        - tablist "Settings":
          - tab "General" [selected]
          - tab "Workspaces"
          - tab "Shortcuts"
          - tab "Tags & templates"
        - tabpanel "General":
          - group "Theme":
            - radio "System" [checked]
          - textbox "Reviewer’s name"
          - button "Choose export folder…"
          - checkbox "Preload the next recording" [checked]
          - combobox "Default playback speed": 1×
          - checkbox "Follow the spoken word in the transcript" [checked]
          - checkbox "Skip silence"
  `);
  await press(page, 'Escape', 'Control+E');
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "Export":
      - heading "Export" [level=2]
      - button "Close"
      - group "What to export":
        - radio "Queue" [checked]
        - radio "Open call"
      - paragraph: /Exports the reviewed calls among the 24 in the queue/
      - group "Format":
        - radio /CSV/ [checked]
        - radio /XLSX/
        - radio /JSON/
        - radio /JSONL/
        - radio /HTML/
        - radio /PDF/
      - combobox "Separator": Comma
      - combobox "Decimal sign": Point (1.5)
      - checkbox "Protect texts from being run or converted by a spreadsheet" [checked]
      - checkbox "Choose where to save"
      - button "Cancel"
      - button "Export CSV"
  `);
  await press(page, 'Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await press(page, 'Control+2', 'X');
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "Skip this call":
      - heading "Skip this call" [level=2]
      - list "Reasons":
        - listitem:
          - button "1 Test call"
      - textbox "Another reason"
      - button "Cancel"
      - button "Skip and next" [disabled]
  `);
});
