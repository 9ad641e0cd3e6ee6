"use client";

import { Globe, Lock } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";
import { folderOptions } from "@/app/_screens/media/folder-options.ts";
import { useMedia } from "@/app/_screens/media/media-context.tsx";
import { isPicture } from "@/app/_screens/media/media-kind.ts";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { RadioCards } from "@/app/_ui/radio-cards.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { TextArea } from "@/app/_ui/text-area.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { useFollow } from "@/app/_ui/use-follow.ts";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";
import { assetWords } from "@/lib/media/assets/asset-input.ts";
import { updateAssetAction } from "../_media/actions.ts";
import { AssetLook } from "./asset-look.tsx";
import type { AssetSheetProps } from "./asset-sheet.tsx";

const { filename, title, alt, focalX, focalY, visibility } = assetWords;
const schema = z.strictObject({
  ...{ filename, title, alt, focalX, focalY, visibility },
  folder: z.string(),
});

type Values = z.infer<typeof schema>;

/** What a file looks like and what is said of it. Sends only what was changed. */
export function AssetForm(props: AssetSheetProps) {
  const { org, item, folders, can } = props;
  const router = useRouter();
  const toast = useToast();
  const { changes } = useMedia();
  const [revision, setRevision] = useState(item.revision);
  const form = useSchemaForm(schema, { defaultValues: valuesOf(item) });
  const { dirtyFields, isDirty } = form.formState;
  const guard = useUnsavedGuard({ when: isDirty });
  const take = (theirs: AssetSheetProps["item"]) => {
    form.reset(valuesOf(theirs));
    setRevision(theirs.revision);
  };
  useFollow({ current: item, isDirty, take });
  const save = async (values: Values) => {
    const names = Object.keys(dirtyFields) as (keyof Values)[];
    const changed = Object.fromEntries(
      names.map((name) => [name, name === "folder" ? values.folder || null : values[name]]),
    );
    const named = { id: item.id, ...(revision === null ? {} : { revision }) };
    const result = await updateAssetAction(org, { ...named, ...changed });
    if (!result.ok) {
      const { detail, issues } = result.error;
      return issues.length > 0 ? { issues } : { message: detail };
    }
    form.settle(values);
    setRevision(result.value.revision);
    const folder = values.folder || null;
    changes.put([{ ...item, ...values, folder, revision: result.value.revision }]);
    toast({ title: "Saved" });
    router.refresh();
    return undefined;
  };
  const [x, y] = form.watch(["focalX", "focalY"]);
  const isImage = isPicture(item.mediaType);
  return (
    <FormRoot form={form} onSubmit={save}>
      {guard}
      <div className="grid gap-6 md:grid-cols-2">
        <AssetLook
          {...props}
          focal={{ x, y }}
          onFocal={(point) => {
            form.setValue("focalX", point.x, { shouldDirty: true });
            form.setValue("focalY", point.y, { shouldDirty: true });
          }}
        />
        <fieldset disabled={!can.change} className="flex min-w-0 flex-col gap-5">
          <legend className="sr-only">What is said of it</legend>
          {isImage && (
            <TextArea
              label="Alternative text"
              help="What the image shows, for those who do not see it. It goes along wherever you choose the image."
              rows={2}
              {...form.field("alt")}
            />
          )}
          <TextField label="Title" optional {...form.field("title")} />
          <TextField
            label="File name"
            help="The end of its address. Its ending stays, and old addresses go on working."
            mono
            {...form.field("filename")}
          />
          <SelectField
            label="Folder"
            options={[{ value: "", label: "Media (no folder)" }, ...folderOptions(folders)]}
            {...form.field("folder")}
          />
          <RadioCards label="Who may see it" options={VISIBILITIES} {...form.field("visibility")} />
          {can.change && (
            <div>
              <SubmitButton disabled={!isDirty}>Save changes</SubmitButton>
            </div>
          )}
        </fieldset>
      </div>
    </FormRoot>
  );
}

const valuesOf = ({ folder, ...item }: AssetSheetProps["item"]): Values => ({
  ...{ filename: item.filename, title: item.title, alt: item.alt },
  ...{ focalX: item.focalX, focalY: item.focalY, visibility: item.visibility },
  folder: folder ?? "",
});

const VISIBILITIES = [
  {
    value: "public",
    label: "Public",
    icon: <Globe />,
    description:
      "Whoever gets onto your website sees it, also without a page that shows it: the address is enough. If your site is private, that is its members and guests.",
  },
  {
    value: "private",
    label: "Private",
    icon: <Lock />,
    description:
      "Only people and programs of this organization that may read files. A page that shows it has a gap there for everybody else.",
  },
];
