export * from './examples.ts';
export * from './marked.ts';
export * from './flow.ts';
