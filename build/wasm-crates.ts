/**
 * The Rust crates inside the trainer's WebAssembly (fsrs-browser). Nothing in the package names them, so they stand
 * here: what can be seen in the file itself, where a panic would say in which source it happened, and what reaches it
 * without a panic of its own, by the lock file that fsrs-browser was built with. Licences are those of the crates'
 * manifests. tests/build/licences.test.ts reads the file and wants every crate that is seen, in its version.
 */
interface Crate {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly licence: string;
  readonly source: string;
}

const EITHER = 'MIT OR Apache-2.0';
const BURN = 'https://github.com/tracel-ai/burn';
const burn = (name: string): Crate => ({ name, version: '0.17.1', licence: EITHER, source: BURN });
const crate = (name: string, version: string, repository: string, licence = EITHER): Crate => ({
  name,
  version,
  licence,
  source: `https://github.com/${repository}`,
});

export const WASM_CRATES: readonly Crate[] = [
  crate('bytemuck', '1.23.1', 'Lokathor/bytemuck', 'Zlib OR Apache-2.0 OR MIT'),
  burn('burn-autodiff'),
  burn('burn-common'),
  burn('burn-core'),
  burn('burn-ndarray'),
  burn('burn-tensor'),
  crate('chrono', '0.4.42', 'chronotope/chrono'),
  crate('console_error_panic_hook', '0.1.7', 'rustwasm/console_error_panic_hook'),
  crate('crossbeam-channel', '0.5.12', 'crossbeam-rs/crossbeam'),
  crate('crossbeam-epoch', '0.9.18', 'crossbeam-rs/crossbeam'),
  crate('dlmalloc', '0.2.8', 'alexcrichton/dlmalloc-rs'),
  crate('fsrs', '5.2.0', 'open-spaced-repetition/fsrs-rs', 'BSD-3-Clause'),
  crate('hashbrown', '0.15.2', 'rust-lang/hashbrown'),
  crate('itertools', '0.14.0', 'rust-itertools/itertools'),
  crate('js-sys', '0.3.77', 'rustwasm/wasm-bindgen'),
  crate('matrixmultiply', '0.3.9', 'bluss/matrixmultiply'),
  crate('ndarray', '0.16.1', 'rust-ndarray/ndarray'),
  crate('once_cell', '1.21.3', 'matklad/once_cell'),
  crate('rand', '0.9.2', 'rust-random/rand'),
  crate('rayon-core', '1.13.0', 'rayon-rs/rayon'),
  crate('spin', '0.10.0', 'mvdnes/spin-rs', 'MIT'),
  crate('std', 'nightly 2025-04-25', 'rust-lang/rust'),
  crate('wasm-bindgen', '0.2.100', 'rustwasm/wasm-bindgen'),
  crate('wasm-bindgen-rayon', '1.3.0', 'RReverser/wasm-bindgen-rayon', 'Apache-2.0'),
];
