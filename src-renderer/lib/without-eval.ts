import { config } from 'zod';

// Zod compiles its schemas where it may use `eval`. It finds that out by trying, and the page's
// Content-Security-Policy reports the attempt. This has to run before any module that makes a schema.
config({ jitless: true });
