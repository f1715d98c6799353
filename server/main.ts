import { startServer } from './index.ts';

startServer();
