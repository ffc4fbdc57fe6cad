// The browser that the page is timed in.
import { chromium } from '@playwright/test';

/** What starts Chromium without anything that talks to anybody. */
export const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

/** Starts Chromium, and nothing in it that talks to anybody. */
export const launch = () => chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
