/** `校园周边集中整治（古阳中学门口）` */
export const titleOf = ({ matter, place }: { readonly matter: string; readonly place: string }): string =>
  `${matter}（${place}）`;
