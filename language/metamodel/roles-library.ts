// Written by scripts/embed-roles.ts from roles.thru. Edit that file, then run `npm run generate`.

/** The path under which the built-in roles stand in every project; go-to-definition opens it read-only. */
export const rolesLibraryPath = 'throughline-library/roles.thru';

export const rolesLibrary = ``;
