import { useSignal } from '@preact/signals';
import type { ToldView } from '../lib/views/told-view.ts';

/** What followed each regime, over one horizon at a time, and what that comes to. */
export function Told({ told }: { readonly told: ToldView }) {
  const horizon = useSignal<ToldView['horizons'][number]['id']>(30);
  return (
    <section class="told">
      <h3>{told.title}</h3>
      <p class="told-result">{told.result}</p>
      <fieldset class="choice-row" aria-label={told.horizon}>
        {told.horizons.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            aria-pressed={id === horizon.value}
            onClick={() => {
              horizon.value = id;
            }}
          >
            {label}
          </button>
        ))}
      </fieldset>
      <table>
        <caption class="quiet">{told.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{told.columns.regime}</th>
            <th scope="col" class="number">
              {told.columns.days}
            </th>
            <th scope="col" class="number">
              {told.columns.spells}
            </th>
            <th scope="col" class="number">
              {told.columns.mean}
            </th>
            <th scope="col" class="number">
              {told.columns.median}
            </th>
            <th scope="col" class="number">
              {told.columns.up}
            </th>
          </tr>
        </thead>
        <tbody>
          {told.rows.map(({ name, glyph, days, spells, after }) => (
            <tr key={name}>
              <th scope="row">
                <span aria-hidden="true" class="told-glyph">
                  {glyph}
                </span>{' '}
                {name}
              </th>
              <td class="number">{days}</td>
              <td class="number">{spells}</td>
              <td class="number">{after[horizon.value].mean}</td>
              <td class="number">{after[horizon.value].median}</td>
              <td class="number">{after[horizon.value].up}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
