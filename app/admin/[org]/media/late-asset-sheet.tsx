"use client";

import dynamic from "next/dynamic";

/** One file beside the library, as `AssetSheet`; loaded once somebody looks at a file. */
export const LateAssetSheet = dynamic(async () => (await import("./asset-sheet.tsx")).AssetSheet);
