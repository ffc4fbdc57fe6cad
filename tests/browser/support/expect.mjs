// Playwright's `expect`, which asks again sooner: most of what a journey waits for is there within a few frames.
import { expect as patient } from '@playwright/test';

const poll = (action, options) => patient.poll(action, { intervals: [20, 40, 80, 160], ...options });

export const expect = new Proxy(patient, { get: (target, key) => (key === 'poll' ? poll : target[key]) });
