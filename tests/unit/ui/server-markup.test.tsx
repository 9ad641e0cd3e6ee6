import { renderToString } from "react-dom/server";
import type { ReactNode } from "react";
import { describe, expect, it } from "vitest";
import { Button } from "@/app/_ui/button.tsx";
import { BarChart } from "@/app/_ui/bar-chart.tsx";
import { CheckboxField } from "@/app/_ui/checkbox-field.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { DropdownMenu, MenuItem } from "@/app/_ui/dropdown-menu.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { PasswordField } from "@/app/_ui/password-field.tsx";
import { ProgressBar } from "@/app/_ui/progress-bar.tsx";
import { RadioCards } from "@/app/_ui/radio-cards.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { Sheet } from "@/app/_ui/sheet.tsx";
import { Sparkline } from "@/app/_ui/sparkline.tsx";
import { SwitchField } from "@/app/_ui/switch-field.tsx";
import { Table } from "@/app/_ui/table.tsx";
import { Tabs } from "@/app/_ui/tabs.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { Tree } from "@/app/_ui/tree.tsx";
import { UiProvider } from "@/app/_ui/ui-provider.tsx";

const options = [{ value: "a", label: "A" }];
const rows = [{ id: "1", name: "Home" }];

const components: Record<string, ReactNode> = {
  BarChart: <BarChart label="Requests" bars={[{ label: "0:00", value: 3 }]} />,
  Button: <Button loading>Save</Button>,
  CheckboxField: <CheckboxField label="Show" defaultChecked />,
  ConfirmDialog: (
    <ConfirmDialog trigger={<Button>Delete</Button>} title="?" action="Delete" onConfirm={() => {}}>
      Gone
    </ConfirmDialog>
  ),
  DropdownMenu: (
    <DropdownMenu trigger={<Button>More</Button>}>
      <MenuItem>Edit</MenuItem>
    </DropdownMenu>
  ),
  IconButton: <IconButton label="More" icon={<i />} />,
  PasswordField: <PasswordField label="Password" autoComplete="off" />,
  ProgressBar: <ProgressBar label="Import" value={3} max={9} />,
  RadioCards: <RadioCards label="Level" name="level" options={options} defaultValue="a" />,
  SelectField: <SelectField label="Parent" options={options} />,
  Sheet: (
    <Sheet title="Version" trigger={<Button>Open</Button>}>
      Body
    </Sheet>
  ),
  Sparkline: <Sparkline label="Rising" values={[1, 2, 3]} />,
  SwitchField: <SwitchField label="On" defaultChecked />,
  Table: (
    <Table
      caption="Pages"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[{ key: "name", header: "Name", cell: (row) => row.name }]}
    />
  ),
  Tabs: <Tabs label="Views" tabs={[{ id: "a", label: "A", panel: "Panel" }]} />,
  TextField: <TextField label="Title" />,
  Tree: <Tree label="Pages" items={[{ id: "1", label: "Home", children: [] }]} />,
};

function render(node: ReactNode): string {
  return renderToString(<UiProvider>{node}</UiProvider>);
}

describe("the components' server markup", () => {
  it.each(Object.keys(components))("has no inline style or handler in %s", (name) => {
    const html = render(components[name]);
    expect(html).not.toMatch(/\sstyle=/);
    expect(html).not.toMatch(/<style/);
    expect(html).not.toMatch(/\son[a-z]+=/);
  });

  it("ties help and error to their control", () => {
    const html = render(<TextField id="slug" label="Slug" help="Part of it" error="Taken" />);
    expect(html).toContain('aria-describedby="slug-error slug-help"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toMatch(/id="slug-error"[^>]*role="alert"/);
  });

  it("writes times in UTC, which hydration can repeat", () => {
    const html = render(<RelativeTime value="2026-11-21T19:56:00Z" />);
    expect(html).toContain(">21 Nov 2026, 19:56 UTC</time>");
  });

  it("says what a busy button is doing and ignores its press", () => {
    const html = render(
      <Button type="submit" loading loadingLabel="Publishing">
        Publish
      </Button>,
    );
    expect(html).toContain("Publishing");
    expect(html).toContain('type="button"');
    expect(html).toContain('aria-disabled="true"');
  });
});
