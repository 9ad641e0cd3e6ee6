"use client";

import { Braces, Download, Table2 } from "lucide-react";
import { useParams } from "next/navigation";
import { useRef, useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { DropdownMenu, MenuItem } from "@/app/_ui/dropdown-menu.tsx";
import { ProgressBar } from "@/app/_ui/progress-bar.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { entriesText } from "./bulk-words.ts";
import type { ListFormat } from "./export-address.ts";
import { fetchExport, saveFile } from "./export-list.ts";

type ExportMenuProps = { name: string; exports: Readonly<Record<ListFormat, string>> };
type Run = { readonly count: number; readonly problem?: string };

/** Takes a list along as it is shown: its filter, order and columns, and what one may read of it. */
export function ExportMenu({ name, exports }: ExportMenuProps) {
  const { org = "" } = useParams<{ org?: string }>();
  const toast = useToast();
  const [run, setRun] = useState<Run | null>(null);
  const stopping = useRef<AbortController>(undefined);
  const begin = async (format: ListFormat) => {
    const controller = new AbortController();
    stopping.current = controller;
    setRun({ count: 0 });
    const onEntries = (count: number) => setRun({ count });
    const exporting = {
      org,
      format,
      address: exports[format],
      signal: controller.signal,
      onEntries,
    };
    try {
      const file = await fetchExport(exporting);
      saveFile(file, `${fileName(name)}.${format}`);
      setRun(null);
      toast({ title: `Exported ${name}` });
    } catch (error) {
      const problem = error instanceof Error ? error.message : "";
      setRun(controller.signal.aborted ? null : { count: 0, problem });
    }
  };
  return (
    <>
      <DropdownMenu trigger={<Button icon={<Download aria-hidden="true" />}>Export</Button>}>
        <MenuItem icon={<Table2 />} hint="CSV" onSelect={() => void begin("csv")}>
          Table
        </MenuItem>
        <MenuItem icon={<Braces />} hint="JSON" onSelect={() => void begin("json")}>
          Data
        </MenuItem>
      </DropdownMenu>
      {run !== null && (
        <Dialog
          size="sm"
          open
          onOpenChange={(open) => !open && (stopping.current?.abort(), setRun(null))}
          title={`Export ${name}`}
          footer={
            <Button onClick={() => (stopping.current?.abort(), setRun(null))}>
              {run.problem === undefined ? "Cancel" : "Close"}
            </Button>
          }
        >
          {run.problem === undefined ? (
            <ProgressBar label="Exporting" note={entriesText(run.count)} />
          ) : (
            <Callout tone="danger" title="Not exported">
              {run.problem}
            </Callout>
          )}
        </Dialog>
      )}
    </>
  );
}

const fileName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "") || "list";
