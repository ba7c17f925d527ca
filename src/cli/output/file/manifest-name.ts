// On its own, so that the help and the version, which look for a folder that was put aside, do not wait for zod.

/** The name of the file that a run leaves beside its results. */
export const MANIFEST_NAME = 'manifest.json';
