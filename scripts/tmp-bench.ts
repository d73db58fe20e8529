import { pillRows } from './bench-pill.ts';
import { table } from './bench-table.ts';
try {
  console.log(table(await pillRows()));
} catch (e) {
  console.log(e);
}
process.exit();
