"use client";

import dynamic from "next/dynamic";

/** `NameDialog`, loaded once somebody wants to name a folder. */
export const LateNameDialog = dynamic(async () => (await import("./name-dialog.tsx")).NameDialog);

/** `FolderDialogs`, loaded once somebody wants to change a folder. */
export const LateFolderDialogs = dynamic(
  async () => (await import("./folder-dialogs.tsx")).FolderDialogs,
);
