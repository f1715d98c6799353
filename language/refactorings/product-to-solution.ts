import { solutionOfProducts } from '../rules/solution-of-products.ts';
import { defineRefactoring } from './refactoring.ts';

export const productToSolution = defineRefactoring({
  name: 'product-to-solution',
  sort: 'rewrite',
  on: ['product'],
  offer(product, model) {
    const made = solutionOfProducts(product, model);
    return made ? [made] : [];
  },
});
