import { BarChart } from 'echarts/charts';
import { GridComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// Only what bars need is taken into memory.
use([BarChart, GridComponent, TitleComponent, SVGRenderer]);

export { init };
