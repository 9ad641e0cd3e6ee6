"use client";

import type { Editor } from "@tiptap/react";
import { Link2, Unlink } from "lucide-react";
import { useId, useState } from "react";
import { z } from "zod";
import { Button } from "@/app/_ui/button.tsx";
import { Dialog, DialogClose } from "@/app/_ui/dialog.tsx";
import { FormRoot } from "@/app/_ui/form-root.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { linkUrl } from "@/lib/richtext/safe-url.ts";
import { ToolButton } from "./tool-button.tsx";

type LinkControlProps = { editor: Editor; active: boolean };

/** Sets, changes and removes the link at the selection. */
export function LinkControl({ editor, active }: LinkControlProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <ToolButton
        label={active ? "Edit link" : "Link"}
        icon={<Link2 />}
        pressed={active}
        run={() => setOpen(true)}
      />
      {active && (
        <ToolButton
          label="Remove link"
          icon={<Unlink />}
          run={() => editor.chain().focus().extendMarkRange("link").unsetLink().run()}
        />
      )}
      {open && <LinkDialog editor={editor} onClose={() => setOpen(false)} />}
    </>
  );
}

const schema = z.strictObject({
  href: z
    .string()
    .trim()
    .min(1, "Type or paste an address.")
    .refine((text) => linkUrl(completed(text)) !== null, {
      message: "Use an https, mailto or tel address, or a path such as /about.",
    }),
});

function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const id = useId();
  const present: unknown = editor.getAttributes("link")["href"];
  const form = useSchemaForm(schema, {
    defaultValues: { href: typeof present === "string" ? present : "" },
  });
  return (
    <Dialog
      open
      size="sm"
      returnFocus={() => editor.commands.focus()}
      title={present === undefined ? "Add link" : "Edit link"}
      onOpenChange={(next) => !next && onClose()}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={id} variant="primary">
            Set link
          </Button>
        </>
      }
    >
      <FormRoot
        id={id}
        form={form}
        onSubmit={({ href }) => {
          setLink(editor, completed(href));
          onClose();
          return Promise.resolve();
        }}
      >
        <TextField
          label="Address"
          help="Starts with https://, mailto:, tel: or /."
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          {...form.field("href")}
        />
      </FormRoot>
    </Dialog>
  );
}

/** Without a selection the address itself becomes the text. */
function setLink(editor: Editor, href: string): void {
  const chain = editor.chain().extendMarkRange("link");
  if (editor.state.selection.empty && !editor.isActive("link")) {
    chain
      .insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] })
      .run();
  } else {
    chain.setLink({ href }).run();
  }
}

/** What people mean by «example.org/page»: an address without its scheme. */
function completed(text: string): string {
  return /^[\w-]+(?:\.[\w-]+)+(?:[/?#:]|$)/.test(text) ? `https://${text}` : text;
}
