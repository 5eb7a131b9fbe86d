import type { Measure } from '../result.ts';
import { gigabitLine } from './gigabit.ts';
import { highLatency } from './highLatency.ts';
import { killCost } from './killCost.ts';
import { longTasks } from './longTasks.ts';
import { firefox, loopback } from './loopback.ts';
import { memory } from './memory.ts';
import { naive } from './naive.ts';
import { perConnectionLimit } from './perConnectionLimit.ts';
import { reloadTime } from './reloadTime.ts';
import { sizeScaling } from './sizeScaling.ts';
import { slowConnection } from './slowConnection.ts';
import { thousandDownloads } from './thousandDownloads.ts';

/** In the order of the table. */
export const measures: readonly Measure[] = [
  gigabitLine,
  loopback,
  firefox,
  naive,
  perConnectionLimit,
  highLatency,
  slowConnection,
  killCost,
  memory,
  reloadTime,
  longTasks,
  thousandDownloads,
  sizeScaling,
];
