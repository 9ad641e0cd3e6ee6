import { z } from "zod";
import { assetModel } from "@/lib/media/assets/asset-model.ts";
import { getAssetResource, listAssetResources } from "@/lib/media/assets/asset-resources.ts";
import { createAsset } from "@/lib/media/assets/create-asset.ts";
import { deleteAsset } from "@/lib/media/assets/delete-asset.ts";
import { updateAsset } from "@/lib/media/assets/update-asset.ts";
import { describeField } from "@/lib/query/describe.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { Route } from "../route.ts";
import { systemReads, type SystemReads } from "./system-reads.ts";
import { systemWrites } from "./system-writes.ts";

const UPLOAD = describeField("id", z.uuid(), {
  ...{ access: "write-only", filterable: false, sortable: false },
});

const resource = {
  type: "assets",
  summary:
    "A file of the media library; its bytes are at `/media/{id}/{name}` on the website's host.",
  fields: new Map([...assetModel.fields, ["upload", UPLOAD] as const]),
};

const reads: SystemReads = {
  list: (input, caller) => runUseCase(listAssetResources, input, caller),
  get: (input, caller) => runUseCase(getAssetResource, input, caller),
};

/** Files of the media library. */
export const assetRoutes: readonly Route[] = [
  ...systemReads(resource, reads),
  ...systemWrites(resource, reads.get, {
    create: {
      summary:
        "Keeps a file that was sent to `/api/uploads` before; `upload` is the id that it has there.",
      run: (input, caller) => runUseCase(createAsset, input, caller),
    },
    update: {
      summary: "Changes what is said of a file, where it is kept, or who may look at it.",
      precondition: "if-match",
      kept: { upload: "The bytes of a file stay what they are. Add another file." },
      run: (input, caller) => runUseCase(updateAsset, input, caller),
    },
    remove: {
      summary: "Deletes a file for good.",
      run: (input, caller) => runUseCase(deleteAsset, input, caller),
    },
  }),
];
