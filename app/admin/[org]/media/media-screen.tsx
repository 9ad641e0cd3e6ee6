"use client";

import { FolderPlus } from "lucide-react";
import { useMemo, useState } from "react";
import { useMedia } from "@/app/_screens/media/media-context.tsx";
import type { MediaFolder, MediaPage } from "@/app/_screens/media/media-item.ts";
import { Button } from "@/app/_ui/button.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { ChosenBar } from "./chosen-bar.tsx";
import { DropScreen } from "./drop-screen.tsx";
import { FileGrid } from "./file-grid.tsx";
import { FileTable } from "./file-table.tsx";
import { FolderCards } from "./folder-cards.tsx";
import { foldersIn, pathTo, placesFor } from "./folder-paths.ts";
import { FolderTrail } from "./folder-trail.tsx";
import { MediaEmpty } from "./media-empty.tsx";
import { LateNameDialog } from "./late-dialogs.tsx";
import { isNarrowed, libraryAddress, questionOf } from "./media-query.ts";
import type { MediaQuery } from "./media-search.ts";
import type { MediaRights } from "./media-rights.ts";
import { MediaToolbar } from "./media-toolbar.tsx";
import type { MediaView } from "./media-view.ts";
import { UploadButton } from "./upload-button.tsx";
import { useChosen, type Chosen } from "./use-chosen.ts";
import { useFileDeeds } from "./use-file-deeds.ts";
import { useFiles, type Files } from "./use-files.ts";
import { useFolderDeeds } from "./use-folder-deeds.ts";
import { ViewSwitch } from "./view-switch.tsx";
import { useMediaDrag, type MediaDrag } from "./use-media-drag.ts";

type MediaScreenProps = {
  readonly org: string;
  readonly query: MediaQuery;
  readonly first: MediaPage;
  readonly folders: readonly MediaFolder[];
  readonly can: MediaRights;
  readonly view: MediaView;
};

/** The files of one folder, or those that were looked for, and everything one may do with them. */
export function MediaScreen(props: MediaScreenProps) {
  const { org, query, first, folders, can } = props;
  const { folder: open = null } = query;
  const { incoming } = useMedia();
  const [view, setView] = useState(props.view);
  const files = useFiles(
    first,
    useMemo(() => questionOf(query), [query]),
  );
  const chosen = useChosen(files.items);
  const deeds = useFileDeeds(org);
  const drag = useDrag({ org, folders, deeds });
  const path = pathTo(folders, open);
  const here = isNarrowed(query) ? [] : foldersIn(folders, open);
  const add = incoming && can.add ? incoming.add : null;
  return (
    <DropScreen
      into={path.at(-1)?.name ?? "Media"}
      onFiles={add && ((dropped) => add(dropped, open))}
    >
      <PageHeader
        title="Media"
        description="Images and other files, to use in pages, posts and everything else you write."
        actions={
          <>
            <ViewSwitch {...{ org, view }} onView={setView} />
            {can.createFolders && <NewFolder {...{ org, open }} />}
            {add && <UploadButton onFiles={(some) => add(some.map(loose), open)} />}
          </>
        }
      >
        <MediaToolbar {...{ org, query }} />
      </PageHeader>
      <FolderTrail
        {...{ path, drag }}
        hrefOf={(folder) => libraryAddress(org, { folder: folder?.id })}
      />
      <FolderCards
        {...{ can, drag }}
        folders={here}
        all={folders}
        deeds={drag.folderDeeds}
        hrefOf={({ id }) => libraryAddress(org, { folder: id })}
      />
      {files.items.length === 0 ? (
        <MediaEmpty {...{ org, query }} mayAdd={add !== null} hasFolders={here.length > 0} />
      ) : (
        <FoundFiles {...{ org, query, can, view, files, chosen, drag }} />
      )}
      <ChosenBar {...{ org, chosen, folders, can, deeds }} />
    </DropScreen>
  );
}

const loose = (file: File) => ({ file, folders: [] });

type FoundFilesProps = Pick<MediaScreenProps, "org" | "query" | "can" | "view"> & {
  readonly files: Files;
  readonly chosen: Chosen;
  readonly drag: MediaDrag;
};

function FoundFiles({ org, query, can, view, files, chosen, drag }: FoundFilesProps) {
  const Shown = view === "grid" ? FileGrid : FileTable;
  return (
    <>
      <Shown
        {...{ org, chosen }}
        items={files.items}
        drag={can.change ? drag : null}
        choosable={can.change || can.remove}
        hrefOf={({ id }) => libraryAddress(org, { ...query, asset: id })}
      />
      {files.more !== null && (
        <div className="mt-4 flex justify-center">
          <Button loading={files.isBusy} onClick={files.more}>
            Load more
          </Button>
        </div>
      )}
    </>
  );
}

type Dragging = {
  readonly org: string;
  readonly folders: readonly MediaFolder[];
  readonly deeds: ReturnType<typeof useFileDeeds>;
};

/** What dragging does here; with the deeds of folders, as both go the same way. */
function useDrag({ org, folders, deeds }: Dragging) {
  const toast = useToast();
  const folderDeeds = useFolderDeeds(org);
  const nameOf = (id: string | null) =>
    `«${folders.find((folder) => folder.id === id)?.name ?? "Media"}»`;
  const moveFolder = async (folder: MediaFolder, onto: string | null) => {
    const fits = onto === null || placesFor(folders, folder.id).some(({ id }) => id === onto);
    const problem = fits ? await folderDeeds.move(folder, onto) : "A folder cannot go into itself.";
    if (problem !== null) toast({ tone: "danger", title: "Not moved", description: problem });
  };
  const drag = useMediaDrag({
    files: (items, onto) => void deeds.move(items, onto, nameOf(onto)),
    folder: (folder, onto) => void moveFolder(folder, onto),
  });
  return { ...drag, folderDeeds };
}

function NewFolder({ org, open }: { readonly org: string; readonly open: string | null }) {
  const { create } = useFolderDeeds(org);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button icon={<FolderPlus aria-hidden="true" />} onClick={() => setAsking(true)}>
        New folder
      </Button>
      {isAsking && (
        <LateNameDialog
          title="New folder"
          action="Make folder"
          name=""
          onClose={() => setAsking(false)}
          onName={(name) => create(name, open)}
        />
      )}
    </>
  );
}
