export * from './examples.ts';
export * from './marked.ts';
