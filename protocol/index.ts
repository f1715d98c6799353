/** Every message between client, server and preview: its type, and the validators of what client and page receive. */
export * from './start.ts';
export * from './requests.ts';
export * from './preview.ts';
export * from './compare.ts';
export * from './snapshot-change.ts';
export * from './reports.ts';
