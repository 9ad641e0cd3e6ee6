"use client";

import { useId, useState } from "react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Callout } from "./callout.tsx";
import { Dialog, DialogClose } from "./dialog.tsx";
import { TextField } from "./text-field.tsx";

type ConfirmDialogProps = {
  /** A question that names the thing: «Delete “About us”?» */
  title: string;
  /** What happens, in a sentence or two. */
  children: ReactNode;
  /** What goes with it, one line each. */
  consequences?: readonly string[] | undefined;
  /** The verb on the button: «Delete page». */
  action: string;
  tone?: "danger" | "primary" | undefined;
  /** Text the person must type first; for what cannot be undone. */
  typeToConfirm?: string | undefined;
  trigger?: ReactNode;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  /** Closes the dialog when it resolves; a rejection or a returned text stays in it as the error. */
  onConfirm: () => Promise<string | void> | string | void;
};

/** Asks before something is done, naming exactly what goes. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, consequences, action, tone = "danger", typeToConfirm, trigger } = props;
  const [ownOpen, setOwnOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const formId = useId();

  const setOpen = (next: boolean) => {
    if (busy) return;
    setOwnOpen(next);
    props.onOpenChange?.(next);
    setTyped("");
    setError(undefined);
  };
  const confirm = async () => {
    setBusy(true);
    const problem = await attempt(props.onConfirm);
    setBusy(false);
    if (problem !== undefined) return setError(problem);
    setOwnOpen(false);
    props.onOpenChange?.(false);
    setTyped("");
  };

  return (
    <Dialog
      size="sm"
      title={title}
      description={children}
      trigger={trigger}
      open={props.open ?? ownOpen}
      onOpenChange={setOpen}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            type="submit"
            form={formId}
            variant={tone}
            loading={busy}
            disabled={typeToConfirm !== undefined && typed.trim() !== typeToConfirm}
          >
            {action}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-4 empty:hidden"
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        {consequences && (
          <ul className="list-disc space-y-1 pl-5 text-sm text-ink marker:text-faint">
            {consequences.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {typeToConfirm !== undefined && (
          <TextField
            label={`Type “${typeToConfirm}” to confirm`}
            value={typed}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
        {error && <Callout tone="danger">{error}</Callout>}
      </form>
    </Dialog>
  );
}

/** Runs the action; undefined when it went well, otherwise what to tell the person. */
async function attempt(run: ConfirmDialogProps["onConfirm"]): Promise<string | undefined> {
  try {
    return (await run()) ?? undefined;
  } catch {
    return "That did not work. Try again in a moment.";
  }
}
