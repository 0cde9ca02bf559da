document.documentElement.dataset.guide = 'ready';
